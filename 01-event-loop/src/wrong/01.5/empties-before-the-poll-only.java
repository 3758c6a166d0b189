// Misconception: the inbox is emptied once in each iteration, and the beginning is the place for
// it.
// Fails: aLoopWithNothingToDoSleepsOnceWithoutLimit,
//   whatOtherThreadsLeaveDuringThePollRunsBeforeTimersThatComeDueInIt,
//   anIterationPollsOnceAlsoWhenACallbackArrivesOnTheWayToSleep
package asyncio.loop;

import java.util.function.Consumer;

final class Iteration {

  void runOnce(boolean stopping, Consumer<Handle> runner) {
    inbox.moveTo(ready);
    poll(stopping || !ready.isEmpty() ? 0 : untilNextTimer());
    timers.moveDueTo(ready, clock.nanos());
    ready.runBatch(runner);
  }

  private void poll(long timeout) {
    if (timeout == 0 || !inbox.fallAsleep()) {
      poller.poll(0, readiness);
      return;
    }
    try {
      poller.poll(timeout, readiness);
    } finally {
      inbox.awake();
    }
  }
}
