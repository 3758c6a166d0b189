// Misconception: a sleep has no result.
// Fails: aRunReturnsWhatTheCoroutineReturns, aFutureOfARunThatWasStoppedDoesNotEndTheNextRun,
//   aSleepTakesItsTimeWhileOthersRun, aSleepOfZeroLetsOneIterationPass,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

import java.time.Duration;

public final class Sleep {

  public static <T> Coroutine<T> of(Duration delay, T result) {
    return new Coroutine<T>(() -> delay.isPositive() ? sleep(delay, null) : yieldOnce(null));
  }
}
