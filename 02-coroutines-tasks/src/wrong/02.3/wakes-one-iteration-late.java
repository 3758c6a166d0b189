// Misconception: a wake-up asks for the next step, as everything does, by callSoon.
// Fails: aFuturesEndWakesTheTaskInTheNextIteration, whoeverAwaitsATaskWakesOneIterationAfterItsEnd,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void wakeUp(Future<?> future) {
    Throwable failure = null;
    try {
      failure = future.exception();
    } catch (CancelledError cancelled) {
      failure = cancelled;
    }
    Throwable thrown = failure;
    loop().callSoon(() -> step(thrown));
  }
}
