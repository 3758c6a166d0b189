// Misconception: a year is long enough.
// Fails: neverAnswers
package asyncio.testing;

import java.time.Duration;
import java.util.concurrent.Callable;

public final class Faults {

  public static <T> Callable<T> never() {
    return () -> {
      await(sleep(Duration.ofDays(365)));
      return null;
    };
  }
}
