// Misconception: to find a page is to find a link to it.
// Fails: toldOnce
package asyncio.scrape;

final class Crawler {

  private boolean isNews(Sighting seen) {
    Place known = places.get(seen.address());
    if (known != null) {
      observer.found(seen.address());
      boolean shorter = seen.away() < known.away;
      known.away = Math.min(known.away, seen.away());
      return shorter;
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
