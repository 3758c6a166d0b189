package asyncio.debug;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.LoopObserver;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import loopcraft.grader.Exercise;

/**
 * Reports what belongs to a loop and is used on a thread that is not the loop's. The caller may
 * have been refused, and caught the exception without looking; the report comes all the same.
 */
@Exercise(value = "06.1", part = 2)
public final class WrongThreadCalls implements LoopObserver {

  private final EventLoop loop;
  private final int depth;
  private final Set<StackTraceElement> reported = ConcurrentHashMap.newKeySet();

  /**
   * Makes the check of a loop.
   *
   * @param depth how many frames of the caller's stack are kept
   */
  public WrongThreadCalls(EventLoop loop, int depth) {
    this.loop = loop;
    this.depth = depth;
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
    StackTraceElement[] stack = Stacks.here(depth);
    if (!reported.add(stack[0])) {
      return;
    }
    String thread = name(Thread.currentThread());
    try {
      loop.callSoonThreadsafe(() -> report(used, thread, stack));
    } catch (IllegalStateException closed) {
      // Nobody is left to be told.
    }
  }

  /** On the loop's thread: a future's text is nothing for another one to read. */
  private void report(Object used, String thread, StackTraceElement[] stack) {
    String what = used == loop ? "the loop" : Texts.of(used);
    loop.callExceptionHandler(
        new ExceptionContext(
            what
                + " was used on the thread "
                + thread
                + ", which is not the loop's: use callSoonThreadsafe",
            new Place("used here", stack),
            used));
  }

  private static String name(Thread thread) {
    return thread.getName().isEmpty() ? "#" + thread.threadId() : thread.getName();
  }
}
