package asyncio.task;

/**
 * Thrown at the await of a suspended coroutine that is closed, so that its {@code finally} blocks
 * run: Python's {@code GeneratorExit}.
 */
public final class CoroutineExit extends Error {

  private static final long serialVersionUID = 1L;

  CoroutineExit() {
    super("the coroutine was closed");
  }
}
