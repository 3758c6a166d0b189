// Misconception: a CancelledError means that the run was cancelled.
// Fails: aFatalError, cancelledFromWithin
package asyncio.periodic;

import static asyncio.Asyncio.currentTask;

import asyncio.task.CancelledError;

public final class PeriodicTask implements AutoCloseable {

  private void attempt(Tick tick) throws Exception {
    runOfCaller.set(currentTask());
    try {
      body.run(tick);
      tally.succeeded();
    } catch (CancelledError cancelled) {
      throw cancelled;
    } catch (Throwable thrown) {
      failed(tick, thrown);
    }
  }
}
