// Alternative: collects the inbox once, after the poll; what is in there before keeps the loop
// awake.
package asyncio.loop;

import java.util.function.Consumer;

final class Iteration {

  void runOnce(boolean stopping, Consumer<Handle> runner) {
    boolean mayWait = !stopping && ready.isEmpty();
    long deadline = mayWait ? timers.nextDeadline() : 0;
    long now = clock.nanos();
    long timeout =
        !mayWait || deadline <= now
            ? 0
            : deadline == TimerQueue.NEVER ? Poller.FOREVER : deadline - now;
    if (timeout > 0 && inbox.fallAsleep()) {
      try {
        poller.poll(timeout, readiness);
      } finally {
        inbox.awake();
      }
    } else {
      poller.poll(0, readiness);
    }
    inbox.moveTo(ready);
    timers.moveDueTo(ready, clock.nanos());
    ready.runBatch(runner);
  }
}
