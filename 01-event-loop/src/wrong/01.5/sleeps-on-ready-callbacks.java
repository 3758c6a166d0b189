// Misconception: how long to sleep is a question of timers only.
// Fails: whileCallbacksAreReadyTheLoopPollsOnceInEachIterationWithoutWaiting,
//   aLoopThatIsAwakeIsNotWoken, atWhateverMomentACallbackArrivesItDoesNotWaitForTheLoopsSleepToEnd,
//   aCallbackThatArrivesAtAnyStepOfTheLoopOnItsWayToSleepIsNotMissed,
//   callbacksFromFourThreadsAllRunEachThreadsInOrderAndSeeWhatItWrote,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

import java.util.function.Consumer;

final class Iteration {

  void runOnce(boolean stopping, Consumer<Handle> runner) {
    inbox.moveTo(ready);
    poll(stopping ? 0 : untilNextTimer());
    inbox.moveTo(ready);
    timers.moveDueTo(ready, clock.nanos());
    ready.runBatch(runner);
  }
}
