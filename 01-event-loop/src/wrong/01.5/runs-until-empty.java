// Misconception: an iteration is over when nothing is ready any more.
// Fails: whileCallbacksAreReadyTheLoopPollsOnceInEachIterationWithoutWaiting
package asyncio.loop;

import java.util.function.Consumer;

final class Iteration {

  void runOnce(boolean stopping, Consumer<Handle> runner) {
    inbox.moveTo(ready);
    poll(stopping || !ready.isEmpty() ? 0 : untilNextTimer());
    inbox.moveTo(ready);
    timers.moveDueTo(ready, clock.nanos());
    while (!ready.isEmpty()) {
      ready.runBatch(runner);
    }
  }
}
