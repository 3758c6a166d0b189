// Misconception: whoever runs code of others catches whatever it throws.
// Fails: aFatalError
package asyncio.periodic;

import static asyncio.Asyncio.currentTask;

import asyncio.task.CancelledError;
import asyncio.task.Failures;

public final class PeriodicTask implements AutoCloseable {

  private void attempt(Tick tick) throws Exception {
    runOfCaller.set(currentTask());
    try {
      body.run(tick);
      tally.succeeded();
    } catch (CancelledError cancelled) {
      if (!Failures.isFailure(cancelled)) {
        throw cancelled;
      }
      failed(tick, cancelled);
    } catch (Throwable thrown) {
      failed(tick, thrown);
    }
  }
}
