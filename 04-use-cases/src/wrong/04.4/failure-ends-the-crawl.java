// Misconception: what fails in a task group belongs to the group.
// Fails: aFailingPage, anErrorIsAFailure, redirectsWithoutEnd
package asyncio.scrape;

final class Crawler {

  private void visit(HttpUrl address) throws Exception {
    Outcome outcome = attempt(address, places.get(address));
    outcomes.put(address, outcome);
    observer.ended(address, outcome);
  }
}
