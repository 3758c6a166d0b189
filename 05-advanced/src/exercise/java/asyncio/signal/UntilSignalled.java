package asyncio.signal;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.util.Set;
import loopcraft.grader.Exercise;

/** The first of some signals that arrives, as a future of a loop. */
@Exercise(value = "05.4", part = 3)
public final class UntilSignalled {

  private UntilSignalled() {}

  /**
   * Catches some signals, before this method returns, until the first of them arrives. That is the
   * future's result. It is done on the loop's thread, and a loop that sleeps is woken; one that
   * does not run yet completes it when it does. What is ignored so far is caught as well.
   *
   * <p>One signal is caught, and no more. On the thread on which it arrives, before the loop hears
   * of it, all of the signals have the action again that they had before this call. So the next one
   * has its usual effect, which may be to end the JVM, even if the loop never gets to the first. If
   * two arrive at the same time, one of them is the result, and the other is dropped.
   *
   * <p>If the future is cancelled, the signals have their actions back in the loop's next
   * iteration; if the loop is closed before one arrives, they have them back then. A signal that is
   * on its way when the loop closes is dropped, and its thread takes no harm.
   *
   * <p>An action that somebody else has set meanwhile stays. Whoever set it has replaced the action
   * of this call, and may put that back later, when it is over. Then it gives way as before: the
   * first signal that it gets is dropped, and has all of the signals given back.
   *
   * @param signals one or more; the set may be changed afterwards, and that changes nothing here
   * @throws IllegalArgumentException if one of them cannot be caught, as {@link
   *     SignalSource#exchange} says; the others are as before then
   */
  public static Future<Signal> of(EventLoop loop, Set<Signal> signals) {
    throw todo("05.4");
  }
}
