// Misconception: createTask is enough to start a visit.
// Fails: cancelledAtEveryMoment, cancellingTakesNoTime
package asyncio.scrape;

import static asyncio.Asyncio.createTask;

import asyncio.task.Task;
import java.util.ArrayList;

final class Crawler {

  private final List<Task<Void>> visits = new ArrayList<>();

  private static Crawler begin(Crawl crawl, Fetcher fetcher, TaskGroup group) {
    var crawler = new Crawler(crawl, fetcher, group);
    crawl.seeds().forEach(seed -> crawler.find(new Sighting(seed, 0, 0)));
    for (int i = 0; i < crawler.visits.size(); i++) {
      await(crawler.visits.get(i));
    }
    return crawler;
  }

  private boolean isNews(Sighting seen) {
    Place known = places.get(seen.address());
    if (known != null) {
      boolean shorter = seen.away() < known.away;
      known.away = Math.min(known.away, seen.away());
      return shorter;
    }
    boolean wanted = crawl.wants(seen.address(), seen.away(), places.size());
    if (wanted) {
      places.put(seen.address(), new Place(seen.away(), seen.redirects()));
      observer.found(seen.address());
      visits.add(createTask(async(() -> visit(seen.address()))));
    }
    return wanted;
  }
}
