// Alternative: a queue and workers for each server, one more whenever all are busy; and a count of
// what is open.
package asyncio.scrape;

import asyncio.sync.Event;
import asyncio.sync.Queue;
import asyncio.task.Task;
import java.util.ArrayList;

final class Crawler {

  private final Map<Origin, Workers> servers = new HashMap<>();
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

  private final class Workers {

    private final Queue<HttpUrl> waiting = new Queue<>();
    private int idle;

    void add(HttpUrl address) {
      open++;
      waiting.putNow(address);
      if (waiting.size() > idle) {
        idle++;
        workers.add(group.createTask(async(this::work)));
      }
    }

    private void work() throws Exception {
      while (true) {
        HttpUrl address = await(waiting.get());
        idle--;
        visit(address);
        idle++;
        if (--open == 0) {
          finished.set();
        }
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
      servers.computeIfAbsent(Origin.of(seen.address()), _ -> new Workers()).add(seen.address());
    }
    return wanted;
  }
}
