// Misconception: whoever catches Exception catches everything.
// Fails: anError
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
      if (!Failures.isFailure(cancelled)) {
        throw cancelled;
      }
      failed(tick, cancelled);
    } catch (Exception thrown) {
      failed(tick, thrown);
    }
  }
}
