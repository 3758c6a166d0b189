// Misconception: a late answer is one that was kept.
// Fails: isLate, lateIsCancelled
package asyncio.testing;

import java.time.Duration;
import java.util.concurrent.Callable;

public final class Faults {

  public static <T> Callable<T> late(Duration delay, Callable<? extends T> then) {
    return () -> {
      T result = then.call();
      await(sleep(delay));
      return result;
    };
  }
}
