package asyncio.debug;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.ExceptionContext;
import asyncio.loop.LoopObserver;
import loopcraft.grader.Exercise;

/**
 * Knows where futures and tasks were created, and adds it to what is reported about them: errors
 * that nobody has retrieved, a task that is pending when its loop is closed, and whatever else. In
 * asyncio, {@code source_traceback}.
 */
@Exercise(value = "06.1", part = 4)
public final class FutureOrigins implements LoopObserver {

  /**
   * Makes the check of a loop.
   *
   * @param depth how many frames of a stack are kept
   */
  public FutureOrigins(int depth) {
    throw todo("06.1");
  }

  /**
   * Notes where a future or a task is created: a {@link Place}, {@code created here}, with the
   * stack of {@link Stacks#here}. It does not keep them from being collected; {@link Origins} does
   * not.
   */
  @Override
  public void created(Object made) {
    throw todo("06.1");
  }

  /**
   * Notes it of the failure as well: if nobody retrieves it, its future may have been collected
   * when it is reported. It does not keep the failure from being collected, either, and adds
   * nothing to it, as most failures are retrieved.
   */
  @Override
  public void failed(Object future, Throwable failure) {
    throw todo("06.1");
  }

  /**
   * Adds to a report where its source was created, if that is a future which is known; or, if the
   * report has no source, the future that has failed last by the report's exception (told apart by
   * identity), if that one is known. A report without an exception gets the place as its exception.
   * Otherwise the exception stays what it is, and the place is added to its suppressed ones, unless
   * it is among them already, or is that exception. All other reports stay as they are.
   */
  @Override
  public ExceptionContext reporting(ExceptionContext context) {
    throw todo("06.1");
  }
}
