// Misconception: a page is as far away as when it was found.
// Fails: theShortestWay, aShorterWayByARedirect, aShorterWayOverVisitedPages,
//   aShorterWayWhileHandled, randomDepths
package asyncio.scrape;

final class Crawler {

  private boolean isNews(Sighting seen) {
    if (places.containsKey(seen.address())) {
      return false;
    }
    boolean wanted = crawl.wants(seen.address(), seen.away(), places.size());
    if (wanted) {
      places.put(seen.address(), new Place(seen.away(), seen.redirects()));
      observer.found(seen.address());
      group.createTask(async(() -> visit(seen.address())), "visit " + seen.address());
    }
    return wanted;
  }
}
