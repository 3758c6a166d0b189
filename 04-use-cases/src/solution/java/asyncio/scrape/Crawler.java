package asyncio.scrape;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.taskGroup;

import asyncio.task.Coroutine;
import asyncio.task.ExecutorCall;
import asyncio.task.Failures;
import asyncio.task.TaskGroup;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopcraft.grader.Exercise;
import okhttp3.HttpUrl;

/** Runs a {@link Crawl}: finds pages, visits each once, and notes what became of it. */
@Exercise(value = "04.4", part = 6)
final class Crawler {

  private static final int MOST_REDIRECTS = 10;

  private final Crawl crawl;
  private final CrawlObserver observer;
  private final Fetcher fetcher;
  private final Robots robots;
  private final Map<HttpUrl, Place> places = new HashMap<>();
  private final Map<HttpUrl, Outcome> outcomes = new LinkedHashMap<>();
  private final TaskGroup group;

  private Crawler(Crawl crawl, Fetcher fetcher, TaskGroup group) {
    this.crawl = crawl;
    this.group = group;
    observer = crawl.observer();
    Politeness politeness = crawl.politeness();
    this.fetcher = crawl.fetcher(politeness, fetcher);
    robots = crawl.robots(politeness, this.fetcher);
  }

  /** What is known of a page: how far away it is, and once it was visited, what comes after it. */
  private static final class Place {

    private final int redirects;
    private int away;
    private List<Step> onwards = List.of();

    Place(int away, int redirects) {
      this.away = away;
      this.redirects = redirects;
    }
  }

  /** From one page to another, which is a link further away, or none if it was redirected to. */
  private record Step(HttpUrl address, int links, int redirects) {}

  private record Sighting(HttpUrl address, int away, int redirects) {}

  /**
   * A coroutine that runs a crawl: see {@link Crawl#run}. Everything it asks for goes through
   * {@link Crawl#fetcher}, also each robots.txt, for which there is {@link Crawl#robots}.
   *
   * <p>A page is found by a link, by a redirect, or as a seed; if {@link Crawl#wants} it, it is
   * visited once, whatever ways lead to it. How far away a page is, is a matter of the shortest
   * way, also if that is found last: then all that comes after the page is nearer, too, over links
   * and redirects, visited or not. To visit a page means this:
   *
   * <ol>
   *   <li>If the rules of its server do not allow it, it is {@link Outcome.Forbidden}.
   *   <li>It is fetched. If it is a {@link Page#redirect}, where that leads to is found, and as far
   *       away as the page itself: {@link Outcome.Redirected}. The tenth redirect in a row is the
   *       last; where another one leads to is not found, and the page has {@link Outcome.Failed} by
   *       an {@link IOException}: {@code too many redirects}. A link begins anew. If several ways
   *       lead to a page, it is left open whose redirects count.
   *   <li>If it is no {@link Page#isSuccess}, it is {@link Outcome.Refused}.
   *   <li>If it is {@link Page#isHtml}, its {@link Links} are taken, by the crawl's parser and not
   *       on the loop's thread. They are found at once, with nobody else's turn in between. Then
   *       the handler gets the page. That is {@link Outcome.Visited}.
   * </ol>
   *
   * <p>What is thrown meanwhile makes it {@link Outcome.Failed}, if {@link Failures#isFailure} says
   * that it is a failure, and what is none ends the crawl; a visit that is cancelled has no
   * outcome. The observer is told of each page that is to be visited, when it is found, and of each
   * outcome, once. No page waits for another one, but for its turn to be fetched: pages may be
   * parsed and handled at the same time, however many they are.
   */
  static Coroutine<CrawlReport> run(Crawl crawl, Fetcher fetcher) {
    return async(
        () -> {
          Crawler crawler = await(taskGroup((TaskGroup group) -> begin(crawl, fetcher, group)));
          return new CrawlReport(crawler.outcomes);
        });
  }

  private static Crawler begin(Crawl crawl, Fetcher fetcher, TaskGroup group) {
    var crawler = new Crawler(crawl, fetcher, group);
    crawl.seeds().forEach(seed -> crawler.find(new Sighting(seed, 0, 0)));
    return crawler;
  }

  /** A shorter way to a page that was visited is a shorter way to all that comes after it. */
  private void find(Sighting first) {
    var open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      Sighting seen = open.remove();
      if (isNews(seen)) {
        Place place = places.get(seen.address());
        for (Step step : place.onwards) {
          open.add(after(place, step));
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
      group.createTask(async(() -> visit(seen.address())), "visit " + seen.address());
    }
    return wanted;
  }

  private static Sighting after(Place place, Step step) {
    return new Sighting(step.address(), place.away + step.links(), step.redirects());
  }

  /** What would end the group must not come out of here unless it is to end the crawl, too. */
  private void visit(HttpUrl address) throws Exception {
    Outcome outcome;
    try {
      outcome = attempt(address, places.get(address));
    } catch (Throwable thrown) {
      if (!Failures.isFailure(thrown)) {
        throw thrown;
      }
      outcome = new Outcome.Failed(thrown);
    }
    outcomes.put(address, outcome);
    observer.ended(address, outcome);
  }

  private Outcome attempt(HttpUrl address, Place place) throws Exception {
    if (!await(robots.rulesFor(address)).allows(address)) {
      return new Outcome.Forbidden();
    }
    Page page = await(fetcher.fetch(address));
    Optional<HttpUrl> redirect = page.redirect();
    if (redirect.isPresent()) {
      return redirected(place, redirect.get());
    }
    if (!page.isSuccess()) {
      return new Outcome.Refused(page.status());
    }
    List<HttpUrl> links =
        page.isHtml() ? await(ExecutorCall.on(crawl.parser(), () -> Links.of(page))) : List.of();
    goOn(place, links.stream().map(link -> new Step(link, 1, 0)).toList());
    crawl.handler().handle(page);
    return new Outcome.Visited(page.body().length, links.size());
  }

  private Outcome redirected(Place place, HttpUrl to) throws IOException {
    if (place.redirects == MOST_REDIRECTS) {
      throw new IOException("too many redirects");
    }
    goOn(place, List.of(new Step(to, 0, place.redirects + 1)));
    return new Outcome.Redirected(to);
  }

  private void goOn(Place place, List<Step> onwards) {
    place.onwards = onwards;
    onwards.forEach(step -> find(after(place, step)));
  }
}
