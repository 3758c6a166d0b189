// Misconception: what is found is told, and then it is decided whether to visit it.
// Fails: toldOnce
package asyncio.scrape;

final class Crawler {

  private boolean isNews(Sighting seen) {
    Place known = places.get(seen.address());
    if (known != null) {
      boolean shorter = seen.away() < known.away;
      known.away = Math.min(known.away, seen.away());
      return shorter;
    }
    boolean wanted = crawl.wants(seen.address(), seen.away(), places.size());
    observer.found(seen.address());
    if (wanted) {
      places.put(seen.address(), new Place(seen.away(), seen.redirects()));
      group.createTask(async(() -> visit(seen.address())), "visit " + seen.address());
    }
    return wanted;
  }
}
