// Misconception: a redirect leads one page further.
// Fails: aShorterWayByARedirect, redirects
package asyncio.scrape;

final class Crawler {

  private Outcome redirected(Place place, HttpUrl to) throws IOException {
    if (place.redirects == MOST_REDIRECTS) {
      throw new IOException("too many redirects");
    }
    goOn(place, List.of(new Step(to, 1, place.redirects + 1)));
    return new Outcome.Redirected(to);
  }
}
