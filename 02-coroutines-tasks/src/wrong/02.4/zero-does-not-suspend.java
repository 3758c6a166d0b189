// Misconception: who sleeps for no time need not stop.
// Fails: aSleepOfZeroLetsOneIterationPass
package asyncio.task;

import java.time.Duration;

public final class Sleep {

  public static <T> Coroutine<T> of(Duration delay, T result) {
    return new Coroutine<>(() -> delay.isPositive() ? sleep(delay, result) : result);
  }
}
