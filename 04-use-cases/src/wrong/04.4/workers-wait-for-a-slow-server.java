// Misconception: as many workers as requests are enough.
// Fails: aSlowServerInACrawl, handledAtOnce
package asyncio.scrape;

import asyncio.sync.Queue;
import asyncio.task.Task;
import java.util.stream.IntStream;

final class Crawler {

  private final Queue<HttpUrl> waiting = new Queue<>();

  private static Crawler begin(Crawl crawl, Fetcher fetcher, TaskGroup group) {
    var crawler = new Crawler(crawl, fetcher, group);
    crawl.seeds().forEach(seed -> crawler.find(new Sighting(seed, 0, 0)));
    List<Task<Void>> workers =
        IntStream.range(0, 4).mapToObj(_ -> group.createTask(async(crawler::work))).toList();
    await(crawler.waiting.join());
    workers.forEach(Task::cancel);
    return crawler;
  }

  private void work() throws Exception {
    while (true) {
      HttpUrl next = await(waiting.get());
      visit(next);
      waiting.taskDone();
    }
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
      waiting.putNow(seen.address());
    }
    return wanted;
  }
}
