// Misconception: whatever a run throws is its failure.
// Fails: aFatalError, aCancelledRunInARow, cancellingARun, runsCancelledAtEveryMoment, cancel,
//   theTaskIsCancelled, aForgottenSeries, facts
package asyncio.periodic;

import static asyncio.Asyncio.currentTask;

public final class PeriodicTask implements AutoCloseable {

  private void attempt(Tick tick) throws Exception {
    runOfCaller.set(currentTask());
    try {
      body.run(tick);
      tally.succeeded();
    } catch (Throwable thrown) {
      failed(tick, thrown);
      if (!Failures.isFailure(thrown)) {
        throw thrown;
      }
    }
  }
}
