package asyncio.debug;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.ExceptionContext;
import asyncio.loop.LoopObserver;
import loopcraft.grader.Exercise;

/**
 * Knows where coroutines were created, and adds it to the report of one that was never awaited:
 * {@code sys.set_coroutine_origin_tracking_depth}.
 */
@Exercise(value = "06.1", part = 3)
public final class CoroutineOrigins implements LoopObserver {

  /**
   * Makes the check of a loop.
   *
   * @param depth how many frames of a stack are kept
   */
  public CoroutineOrigins(int depth) {
    throw todo("06.1");
  }

  /**
   * Notes where a coroutine is created: a {@link Place}, {@code created here}, with the stack of
   * {@link Stacks#here}. Of what else is created it takes no notice.
   */
  @Override
  public void created(Object made) {
    throw todo("06.1");
  }

  /**
   * How many coroutines it keeps in memory. One that has started is never reported as one that was
   * not; so there are at most 64, or twice as many as had not started when it last looked, whatever
   * is more. It looks when one is created, as it is not told when one starts.
   */
  public int kept() {
    throw todo("06.1");
  }

  /**
   * A report without an exception whose source is a coroutine that is known gets its place as the
   * exception. All others stay as they are, those about tasks too.
   */
  @Override
  public ExceptionContext reporting(ExceptionContext context) {
    throw todo("06.1");
  }
}
