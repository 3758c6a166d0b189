// Misconception: look for what is ready first, then sleep.
// Fails: aLoopWithNothingToDoSleepsOnceWithoutLimit, aLoopWithTimersSleepsExactlyUntilTheNextOne,
//   aTimerThatComesDueWhileTheLoopSleepsRunsInTheSameIteration,
//   whileCallbacksAreReadyTheLoopPollsOnceInEachIterationWithoutWaiting,
//   aLoopThatIsAboutToStopDoesNotSleep, aTimerThatIsOverdueIsNotWaitedFor,
//   anIterationPollsOnceAlsoWhenACallbackArrivesOnTheWayToSleep
package asyncio.loop;

import java.util.function.Consumer;

final class Iteration {

  void runOnce(boolean stopping, Consumer<Handle> runner) {
    inbox.moveTo(ready);
    poll(0);
    inbox.moveTo(ready);
    poll(stopping || !ready.isEmpty() ? 0 : untilNextTimer());
    inbox.moveTo(ready);
    timers.moveDueTo(ready, clock.nanos());
    ready.runBatch(runner);
  }
}
