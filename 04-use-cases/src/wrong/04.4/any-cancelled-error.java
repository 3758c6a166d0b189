// Misconception: a CancelledError is the cancellation of the task that sees it.
// Fails: anErrorIsAFailure
package asyncio.scrape;

import asyncio.task.CancelledError;

final class Crawler {

  private void visit(HttpUrl address) throws Exception {
    Outcome outcome;
    try {
      outcome = attempt(address, places.get(address));
    } catch (CancelledError cancelled) {
      throw cancelled;
    } catch (Throwable thrown) {
      if (!Failures.isFailure(thrown)) {
        throw thrown;
      }
      outcome = new Outcome.Failed(thrown);
    }
    outcomes.put(address, outcome);
    observer.ended(address, outcome);
  }
}
