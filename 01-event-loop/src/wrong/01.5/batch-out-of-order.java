// Misconception: the order within a batch does not matter.
// Fails: aBatchIsWhatWasReadyThenWhatOtherThreadsLeftThenDueTimers,
//   whatOtherThreadsLeaveDuringThePollRunsBeforeTimersThatComeDueInIt
package asyncio.loop;

import java.util.function.Consumer;

final class Iteration {

  void runOnce(boolean stopping, Consumer<Handle> runner) {
    poll(stopping || !ready.isEmpty() ? 0 : untilNextTimer());
    timers.moveDueTo(ready, clock.nanos());
    inbox.moveTo(ready);
    ready.runBatch(runner);
  }
}
