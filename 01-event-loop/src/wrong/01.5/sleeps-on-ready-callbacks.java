// Misconception: how long to sleep is a question of timers only.
// Fails: whileCallbacksAreReadyTheLoopPollsOnceInEachIterationWithoutWaiting,
//   atWhateverMomentACallbackArrivesItDoesNotWaitForTheLoopsSleepToEnd,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

import java.util.function.Consumer;

final class Iteration {

  void runOnce(boolean stopping, Consumer<Handle> runner) {
    inbox.moveTo(ready);
    boolean nothingToWaitFor = timers.nextDeadline() == TimerQueue.NEVER && !ready.isEmpty();
    poll(stopping || nothingToWaitFor ? 0 : untilNextTimer());
    inbox.moveTo(ready);
    timers.moveDueTo(ready, clock.nanos());
    ready.runBatch(runner);
  }
}
