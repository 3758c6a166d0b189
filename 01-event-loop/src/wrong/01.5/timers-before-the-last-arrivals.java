// Misconception: only what other threads left before the poll comes before the timers.
// Fails: whatOtherThreadsLeaveDuringThePollRunsBeforeTimersThatComeDueInIt
package asyncio.loop;

import java.util.function.Consumer;

final class Iteration {

  void runOnce(boolean stopping, Consumer<Handle> runner) {
    inbox.moveTo(ready);
    poll(stopping || !ready.isEmpty() ? 0 : untilNextTimer());
    timers.moveDueTo(ready, clock.nanos());
    inbox.moveTo(ready);
    ready.runBatch(runner);
  }
}
