// Misconception: a timer that nobody waits for does no harm.
// Fails: aCancelledSleepLeavesNoTimer
package asyncio.task;

import asyncio.loop.EventLoop;
import java.time.Duration;

public final class Sleep {

  private static <T> T sleep(Duration delay, T result) {
    EventLoop loop = EventLoop.running();
    var wakeUp = new Future<T>(loop);
    loop.callLater(delay, () -> completeUnlessCancelled(wakeUp, result));
    return wakeUp.await();
  }
}
