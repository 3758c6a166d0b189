// Misconception: it fails once.
// Fails: failsThenWorks, retryingClient
package asyncio.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

public final class Faults {

  public static <T> Callable<T> failing(
      int times, Supplier<? extends Exception> failure, Callable<? extends T> then) {
    var left = new AtomicInteger(Math.min(1, times));
    return () -> {
      if (left.getAndDecrement() > 0) {
        throw failure.get();
      }
      return then.call();
    };
  }
}
