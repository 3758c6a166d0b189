// Misconception: it fails until it has failed more often than that.
// Fails: failsThenWorks, zeroFailures, retryingClient
package asyncio.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

public final class Faults {

  public static <T> Callable<T> failing(
      int times, Supplier<? extends Exception> failure, Callable<? extends T> then) {
    var left = new AtomicInteger(times);
    return () -> {
      if (left.getAndDecrement() >= 0) {
        throw failure.get();
      }
      return then.call();
    };
  }
}
