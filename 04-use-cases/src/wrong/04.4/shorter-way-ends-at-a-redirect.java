// Misconception: only links lead further away, so only they need to be remembered.
// Fails: aShorterWayByARedirect
package asyncio.scrape;

final class Crawler {

  private Outcome redirected(Place place, HttpUrl to) throws IOException {
    if (place.redirects == MOST_REDIRECTS) {
      throw new IOException("too many redirects");
    }
    find(new Sighting(to, place.away, place.redirects + 1));
    return new Outcome.Redirected(to);
  }
}
