// Misconception: to be late is to let the clock go on.
// Fails: isLate, retryingClient, lateIsCancelled
package asyncio.testing;

import java.time.Duration;
import java.util.concurrent.Callable;

public final class Faults {

  public static <T> Callable<T> late(Duration delay, Callable<? extends T> then) {
    return () -> {
      var loop = asyncio.loop.EventLoop.running();
      loop.callSoon(() -> {});
      Thread.sleep(Duration.ofMillis(1));
      return then.call();
    };
  }
}
