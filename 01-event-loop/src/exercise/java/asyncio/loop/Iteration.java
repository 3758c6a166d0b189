package asyncio.loop;

import static loopcraft.grader.Todo.todo;

import java.util.function.Consumer;
import loopcraft.grader.Exercise;

/**
 * One turn of the loop: {@code BaseEventLoop._run_once}.
 *
 * <p>Everything a loop does happens in here, in this order: collect what other threads left, sleep
 * until there is something to do, collect what became ready, run it.
 */
@Exercise("01.5")
final class Iteration {

  /** Makes the iteration of a loop out of the loop's parts. */
  Iteration(
      Clock clock,
      Poller poller,
      ReadyQueue ready,
      TimerQueue timers,
      Inbox inbox,
      ReadinessCallbacks readiness) {
    throw todo("01.5");
  }

  /**
   * Polls once, for no longer than there is nothing to do, then runs one batch of the ready queue.
   *
   * <p>Into the batch come, in this order: what was ready before, what other threads left before
   * the poll or during it, what the poll found, and the timers that are due after it.
   *
   * <p>The poll waits for nothing ({@code 0}) if a callback is ready, if another thread left one,
   * or if the loop is stopping; else until the next timer; else without limit ({@link
   * Poller#FOREVER}). A loop that sleeps has announced it to its inbox.
   *
   * @param stopping whether the loop will stop after this turn
   * @param runner runs one handle
   */
  void runOnce(boolean stopping, Consumer<Handle> runner) {
    throw todo("01.5");
  }
}
