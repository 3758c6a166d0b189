// Misconception: whatever is thrown is the page's failure.
// Fails: anInterrupt, cancellingTakesNoTime
package asyncio.scrape;

final class Crawler {

  private void visit(HttpUrl address) throws Exception {
    Outcome outcome;
    try {
      outcome = attempt(address, places.get(address));
    } catch (Throwable thrown) {
      outcome = new Outcome.Failed(thrown);
    }
    outcomes.put(address, outcome);
    observer.ended(address, outcome);
  }
}
