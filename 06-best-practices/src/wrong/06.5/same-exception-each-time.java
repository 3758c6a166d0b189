// Misconception: one exception is enough.
// Fails: failsThenWorks
package asyncio.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

public final class Faults {

  public static <T> Callable<T> failing(
      int times, Supplier<? extends Exception> failure, Callable<? extends T> then) {
    var left = new AtomicInteger(times);
    Exception thrown = failure.get();
    return () -> {
      if (left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
        throw thrown;
      }
      return then.call();
    };
  }
}
