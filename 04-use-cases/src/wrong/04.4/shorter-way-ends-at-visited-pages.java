// Misconception: a page that was visited is done with.
// Fails: aShorterWayOverVisitedPages
package asyncio.scrape;

final class Crawler {

  private void find(Sighting first) {
    var open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      Sighting seen = open.remove();
      if (isNews(seen)) {
        Place place = places.get(seen.address());
        for (Step step : place.onwards) {
          if (!outcomes.containsKey(step.address())) {
            open.add(after(place, step));
          }
        }
      }
    }
  }
}
