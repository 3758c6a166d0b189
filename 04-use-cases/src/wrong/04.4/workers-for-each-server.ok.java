// Alternative: a queue and workers for each server, and a count of what is open.
package asyncio.scrape;

import asyncio.sync.Event;
import asyncio.sync.Queue;
import asyncio.task.Task;
import java.util.ArrayList;

final class Crawler {

  private final Map<Origin, Queue<HttpUrl>> waiting = new HashMap<>();
  private final List<Task<Void>> workers = new ArrayList<>();
  private final Event finished = new Event();
  private int open;

  private static Crawler begin(Crawl crawl, Fetcher fetcher, TaskGroup group) {
    var crawler = new Crawler(crawl, fetcher, group);
    crawl.seeds().forEach(seed -> crawler.find(new Sighting(seed, 0, 0)));
    if (crawler.open > 0) {
      await(crawler.finished.waitUntilSet());
    }
    crawler.workers.forEach(Task::cancel);
    return crawler;
  }

  private Queue<HttpUrl> workersFor(Origin server) {
    var queue = new Queue<HttpUrl>();
    for (int i = 0; i < 64; i++) {
      workers.add(group.createTask(async(() -> work(queue))));
    }
    return queue;
  }

  private void work(Queue<HttpUrl> queue) throws Exception {
    while (true) {
      visit(await(queue.get()));
      if (--open == 0) {
        finished.set();
      }
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
      open++;
      waiting.computeIfAbsent(Origin.of(seen.address()), this::workersFor).putNow(seen.address());
    }
    return wanted;
  }
}
