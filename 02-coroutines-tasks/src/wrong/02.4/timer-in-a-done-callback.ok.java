// Alternative: the timer is cancelled when the future is done, in whatever way.
package asyncio.task;

import asyncio.loop.EventLoop;
import java.time.Duration;

public final class Sleep {

  private static <T> T sleep(Duration delay, T result) {
    EventLoop loop = EventLoop.running();
    var wakeUp = new Future<T>(loop);
    var timer =
        loop.callLater(
            delay,
            () -> {
              if (!wakeUp.isDone()) {
                wakeUp.setResult(result);
              }
            });
    wakeUp.addDoneCallback(done -> timer.cancel());
    return wakeUp.await();
  }
}
