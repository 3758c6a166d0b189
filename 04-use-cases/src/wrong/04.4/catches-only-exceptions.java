// Misconception: what can fail is an Exception.
// Fails: anErrorIsAFailure
package asyncio.scrape;

final class Crawler {

  private void visit(HttpUrl address) throws Exception {
    Outcome outcome;
    try {
      outcome = attempt(address, places.get(address));
    } catch (Exception thrown) {
      outcome = new Outcome.Failed(thrown);
    }
    outcomes.put(address, outcome);
    observer.ended(address, outcome);
  }
}
