// Misconception: it does not matter whether timers are collected before the poll or after it.
// Fails: aLoopWithTimersSleepsExactlyUntilTheNextOne,
//   aTimerThatComesDueWhileTheLoopSleepsRunsInTheSameIteration
package asyncio.loop;

import java.util.function.Consumer;

final class Iteration {

  void runOnce(boolean stopping, Consumer<Handle> runner) {
    inbox.moveTo(ready);
    timers.moveDueTo(ready, clock.nanos());
    poll(stopping || !ready.isEmpty() ? 0 : untilNextTimer());
    inbox.moveTo(ready);
    ready.runBatch(runner);
  }
}
