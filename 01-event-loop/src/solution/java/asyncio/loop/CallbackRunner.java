package asyncio.loop;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import loopcraft.grader.Exercise;

/**
 * Runs callbacks so that one that fails does not take the loop down with it.
 *
 * <p>A callback has no caller who could catch what it throws. Its failure goes to the loop's
 * exception handler instead, and the loop goes on with the next callback.
 */
@Exercise("01.2")
final class CallbackRunner {

  private static final Logger LOGGER = System.getLogger("asyncio");

  private final EventLoop loop;
  private ExceptionHandler handler;

  /** Makes a runner for a loop, with the default handler. */
  CallbackRunner(EventLoop loop) {
    this.loop = loop;
  }

  /**
   * Runs a handle. What its callback throws, exception or error, goes to {@link
   * #callExceptionHandler}, with the handle as the source and the message {@code Exception in
   * callback} followed by the handle, and does not come out of here. The one exception is a {@link
   * VirtualMachineError} other than {@link StackOverflowError}: the JVM itself is in trouble then,
   * so the error goes to the caller, as {@code SystemExit} does in asyncio.
   *
   * <p>The callback's {@code toString()}, which the handle's text calls, may throw as well. Then
   * other words take the handle's place in the message, and the rest stays as it is.
   */
  void run(Handle handle) {
    try {
      handle.run();
    } catch (Throwable failure) {
      throwIfFatal(failure);
      callExceptionHandler(
          new ExceptionContext("Exception in callback " + text(handle), failure, handle));
    }
  }

  /** Sets the handler; null brings back the default. */
  void setExceptionHandler(ExceptionHandler handler) {
    this.handler = handler;
  }

  /**
   * Hands a failure to the handler that was set, or to {@link #defaultExceptionHandler} if none
   * was. A handler that itself throws does no harm either: what it threw goes to the default
   * handler, in a context whose message is {@code Unhandled error in exception handler} and whose
   * source is the first context. Fatal errors go to the caller, as in {@link #run}.
   */
  void callExceptionHandler(ExceptionContext context) {
    if (handler == null) {
      defaultExceptionHandler(context);
      return;
    }
    try {
      handler.handle(loop, context);
    } catch (Throwable failure) {
      throwIfFatal(failure);
      defaultExceptionHandler(
          new ExceptionContext("Unhandled error in exception handler", failure, context));
    }
  }

  /**
   * Logs a failure to the logger {@code asyncio} at level {@code ERROR}: message and exception. If
   * the source is a context too, as it is after a handler that failed, the logged text also tells
   * of that first failure, so that neither is lost, not even if the first context's source has a
   * {@code toString()} that throws.
   */
  void defaultExceptionHandler(ExceptionContext context) {
    String message =
        context.source() instanceof ExceptionContext first
            ? "%s, while handling: %s: %s"
                .formatted(context.message(), first.message(), text(first.exception()))
            : context.message();
    LOGGER.log(Level.ERROR, message, context.exception());
  }

  /** What an object says of itself, if it can. */
  private static String text(Object object) {
    try {
      return String.valueOf(object);
    } catch (Throwable failure) {
      throwIfFatal(failure);
      return object.getClass().getName() + ", whose text throws " + failure.getClass().getName();
    }
  }

  private static void throwIfFatal(Throwable failure) {
    if (failure instanceof VirtualMachineError fatal && !(fatal instanceof StackOverflowError)) {
      throw fatal;
    }
  }
}
