// Misconception: a run begins when it is due.
// Fails: theTickOfARun
package asyncio.periodic;

import static asyncio.Asyncio.currentTask;

import asyncio.task.Failures;

public final class PeriodicTask implements AutoCloseable {

  private void attempt(Tick tick) throws Exception {
    runOfCaller.set(currentTask());
    try {
      body.run(new Tick(tick.number(), loop.time(), 0));
      tally.succeeded();
    } catch (Throwable thrown) {
      if (!Failures.isFailure(thrown)) {
        throw thrown;
      }
      failed(tick, thrown);
    }
  }
}
