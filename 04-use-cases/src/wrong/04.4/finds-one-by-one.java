// Misconception: a page may have many links, so others get their turn in between.
// Fails: foundAtOnce
package asyncio.scrape;

import static asyncio.Asyncio.sleep;

import java.time.Duration;

final class Crawler {

  private void goOn(Place place, List<Step> onwards) {
    place.onwards = onwards;
    for (Step step : onwards) {
      find(after(place, step));
      await(sleep(Duration.ZERO));
    }
  }
}
