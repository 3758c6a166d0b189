// Misconception: zero is a time like any other.
// Fails: aSleepOfZeroLetsOneIterationPass
package asyncio.task;

import java.time.Duration;

public final class Sleep {

  public static <T> Coroutine<T> of(Duration delay, T result) {
    return new Coroutine<>(() -> sleep(delay, result));
  }
}
