// Misconception: the tenth page in a row is the last.
// Fails: redirectsWithoutEnd
package asyncio.scrape;

final class Crawler {

  private Outcome redirected(Place place, HttpUrl to) throws IOException {
    if (place.redirects + 1 == MOST_REDIRECTS) {
      throw new IOException("too many redirects");
    }
    goOn(place, List.of(new Step(to, 0, place.redirects + 1)));
    return new Outcome.Redirected(to);
  }
}
