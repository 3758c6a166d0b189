package asyncio.debug;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopObserver;
import loopcraft.grader.Exercise;

/**
 * Reports what belongs to a loop and is used on a thread that is not the loop's. The caller may
 * have been refused, and caught the exception without looking; the report comes all the same.
 */
@Exercise(value = "06.1", part = 2)
public final class WrongThreadCalls implements LoopObserver {

  /**
   * Makes the check of a loop.
   *
   * @param depth how many frames of the caller's stack are kept
   */
  public WrongThreadCalls(EventLoop loop, int depth) {
    throw todo("06.1");
  }

  /**
   * Has the loop's exception handler told, on the loop's thread, and wakes the loop for it if it
   * sleeps. The message is {@code the loop was used on the thread NAME, which is not the loop's:
   * use callSoonThreadsafe}, where a future is named by {@link Texts#of} in place of {@code the
   * loop}. A thread without a name is called by its number, such as {@code #31}. What was used is
   * the source, and the exception a {@link Place}, {@code used here}, with the stack of the caller:
   * {@link Stacks#here}.
   *
   * <p>Each place in the program is reported once: calls from the same line, that is, on whatever
   * threads. It may be called on several threads at a time, and throws nothing, not even if the
   * loop has been closed meanwhile, when there is nobody to tell.
   */
  @Override
  public void wrongThread(Object used) {
    throw todo("06.1");
  }
}
