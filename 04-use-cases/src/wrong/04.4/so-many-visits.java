// Misconception: so many visits at once are enough for anybody.
// Fails: handledAtOnce
package asyncio.scrape;

import asyncio.sync.Semaphore;

final class Crawler {

  private final Semaphore visits = new Semaphore(64);

  private void visit(HttpUrl address) throws Exception {
    Outcome outcome;
    try {
      outcome = attemptInTurn(address);
    } catch (Throwable thrown) {
      if (!Failures.isFailure(thrown)) {
        throw thrown;
      }
      outcome = new Outcome.Failed(thrown);
    }
    outcomes.put(address, outcome);
    observer.ended(address, outcome);
  }

  private Outcome attemptInTurn(HttpUrl address) throws Exception {
    try (var _ = await(visits.acquire())) {
      return attempt(address, places.get(address));
    }
  }
}
