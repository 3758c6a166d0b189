// Misconception: what is thrown is a failure, but for a cancellation.
// Fails: anInterrupt
package asyncio.scrape;

import static asyncio.Asyncio.currentTask;

import asyncio.task.CancelledError;

final class Crawler {

  private void visit(HttpUrl address) throws Exception {
    Outcome outcome;
    try {
      outcome = attempt(address, places.get(address));
    } catch (Throwable thrown) {
      if (thrown instanceof CancelledError && currentTask().cancelling() > 0) {
        throw thrown;
      }
      outcome = new Outcome.Failed(thrown);
    }
    outcomes.put(address, outcome);
    observer.ended(address, outcome);
  }
}
