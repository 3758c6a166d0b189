// Misconception: what is collected before the poll is all there is.
// Fails: aLoopWithNothingToDoSleepsOnceWithoutLimit
package asyncio.loop;

import java.util.function.Consumer;

final class Iteration {

  void runOnce(boolean stopping, Consumer<Handle> runner) {
    inbox.moveTo(ready);
    poll(stopping || !ready.isEmpty() ? 0 : untilNextTimer());
    if (timers.size() > 0) {
      timers.moveDueTo(ready, clock.nanos());
    }
    ready.runBatch(runner);
  }

  private void found(Object attachment, int events) {
    readiness.ready(attachment, events);
  }
}
