// Misconception: a redirect ends at a page.
// Fails: redirectsWithoutEnd
package asyncio.scrape;

final class Crawler {

  private Outcome redirected(Place place, HttpUrl to) throws IOException {
    goOn(place, List.of(new Step(to, 0, place.redirects + 1)));
    return new Outcome.Redirected(to);
  }
}
