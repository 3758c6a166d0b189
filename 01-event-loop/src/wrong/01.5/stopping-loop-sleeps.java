// Misconception: whether the loop will stop matters after the iteration only.
// Fails: aLoopThatIsAboutToStopDoesNotSleep,
//   atWhateverMomentACallbackArrivesItDoesNotWaitForTheLoopsSleepToEnd
package asyncio.loop;

import java.util.function.Consumer;

final class Iteration {

  void runOnce(boolean stopping, Consumer<Handle> runner) {
    inbox.moveTo(ready);
    poll(ready.isEmpty() ? untilNextTimer() : 0);
    inbox.moveTo(ready);
    timers.moveDueTo(ready, clock.nanos());
    ready.runBatch(runner);
  }
}
