package asyncio.loop;

/**
 * Receives the failures that have no caller to go to, on the loop's thread.
 *
 * <p>The counterpart of the callable that {@code loop.set_exception_handler} takes.
 */
@FunctionalInterface
public interface ExceptionHandler {

  /** Handles one failure. What this throws goes to the loop's default handler. */
  void handle(EventLoop loop, ExceptionContext context);
}
