package asyncio.scrape;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gatherSettled;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.scrape.demo.CrawlDemo;
import asyncio.scrape.demo.GeneratedSite;
import asyncio.task.CancelledError;
import asyncio.task.ExceptionGroup;
import asyncio.task.KeyboardInterrupt;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.EveryMoment;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Twin;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.4", part = 6, points = 12, seconds = 15)
@DisplayName("04.4 Web scraping, part 6: the crawler")
class CrawlerTest extends ScrapingTests {

  private static final Misconception SEEN_WHEN_VISITED =
      Misconception.of(
          "seen-when-visited",
          "a page counts as known once it was visited; whoever finds it before that has it fetched"
              + " again. It is known when it is found");

  private static final Misconception PAGES_ARE_LOST =
      Misconception.of(
          "ends-when-nothing-waits",
          "the crawl ends when no page waits, although pages are under way that will have links");

  private static final Misconception FAILURE_ENDS_IT =
      Misconception.of(
          "failure-ends-the-crawl",
          "something fails at one page, and the crawl ends; it is that page's outcome");

  private static final Misconception ONLY_EXCEPTIONS =
      Misconception.of(
          "catches-only-exceptions",
          "a page's failure is an Error, such as AssertionError, and ends the crawl");

  private static final Misconception TAKES_CANCELLING_FOR_FAILURE =
      Misconception.of(
          "cancelling-is-a-failure",
          "a visit that is cancelled takes that for the page's failure; nothing is known of a page"
              + " whose visit was given up");

  private static final Misconception TASKS_ARE_NOBODYS =
      Misconception.of(
          "visits-are-nobodys",
          "the crawl is cancelled, and its visits go on; let a task group own them");

  private static final Misconception FIRST_WAY_COUNTS =
      Misconception.of(
          "first-way-counts",
          "a page is as far away as the way by which it was found first; a shorter way may be found"
              + " later, and brings more pages within reach");

  private static final Misconception ONE_TOO_FAR =
      Misconception.of("one-too-far", "pages are visited that are further away than they may be");

  private static final Misconception LEVEL_BY_LEVEL =
      Misconception.of(
          "level-by-level",
          "all pages of one level are visited before the next level begins; so all wait for the"
              + " slowest");

  private static final Misconception WORKERS_WAIT =
      Misconception.of(
          "workers-wait-for-a-slow-server",
          "there are so many workers as requests, and all of them wait for the same slow server,"
              + " while the pages of others wait in the queue");

  private static final Misconception IGNORES_ROBOTS =
      Misconception.of(
          "robots-are-ignored", "a page is fetched although the server's robots.txt forbids it");

  private static final Misconception REDIRECT_UNSEEN =
      Misconception.of(
          "redirect-is-not-found",
          "what a redirect leads to is fetched without looking whether it is known or wanted");

  private static final Misconception REDIRECT_IS_A_LINK =
      Misconception.of(
          "redirect-is-a-link", "a redirect counts as a link, and takes from the depth");

  private static final Misconception REDIRECTS_FOR_EVER =
      Misconception.of(
          "redirects-for-ever",
          "a server redirects to a new address each time, and the crawl follows without end");

  private static final Misconception PARSES_ON_THE_LOOP =
      Misconception.of(
          "parses-on-the-loop",
          "pages are parsed on the loop's thread; that is work for the processor, and nothing else"
              + " goes on meanwhile");

  private static final Misconception PARSES_ANYTHING =
      Misconception.of("parses-anything", "links are looked for in what is no HTML");

  private static final Misconception REFUSED_IS_VISITED =
      Misconception.of(
          "refused-is-visited", "an error page is taken for the page, and its links are followed");

  private static final Misconception ROW_NEVER_ENDS =
      Misconception.of(
          "row-never-ends",
          "redirects are counted on over a page and its links; ten in a row is what there may be,"
              + " and a page ends the row");

  private static final Misconception ONE_REDIRECT_LESS =
      Misconception.of(
          "nine-redirects",
          "the tenth redirect in a row is not followed; only the next one is not");

  private static final Misconception NOT_OVER_REDIRECTS =
      Misconception.of(
          "shorter-way-ends-at-a-redirect",
          "a shorter way to a page that redirects makes nothing nearer behind it; where it leads to"
              + " has come nearer, too");

  private static final Misconception NOT_OVER_KNOWN_PAGES =
      Misconception.of(
          "shorter-way-ends-at-visited-pages",
          "a shorter way goes on to pages that are new, but not to those that were visited already;"
              + " behind them there may be new ones");

  private static final Misconception KEPT_AFTER_HANDLING =
      Misconception.of(
          "links-kept-after-handling",
          "a page's links are kept when the handler is done; a shorter way to the page that is"
              + " found meanwhile goes no further");

  private static final Misconception HANDLED_FIRST =
      Misconception.of(
          "handled-before-its-links",
          "the handler gets the page first, and its links wait until the handler is done");

  private static final Misconception INTERRUPT_IS_A_FAILURE =
      Misconception.of(
          "interrupt-is-a-failure",
          "what is to end the whole program, such as a KeyboardInterrupt, is taken for a page's"
              + " failure; ask Failures.isFailure");

  private static final Misconception ANY_CANCELLED_ERROR =
      Misconception.of(
          "any-cancelled-error",
          "a CancelledError counts as the visit's cancellation, though nobody has cancelled the"
              + " visit; ask Failures.isFailure");

  private static final Misconception TOLD_OF_LINKS =
      Misconception.of(
          "told-of-each-link",
          "the observer is told of a page each time that a link to it is found; once is enough");

  private static final Misconception TOLD_OF_UNWANTED =
      Misconception.of(
          "told-of-unwanted-pages",
          "the observer is told of a page that will not be visited, as the crawl does not want it");

  private static final Misconception ONE_PARSE =
      Misconception.of(
          "one-parse-at-a-time", "a page is parsed only when the one before it has been parsed");

  private static final Misconception SO_MANY_VISITS =
      Misconception.of(
          "so-many-visits",
          "there are so many visits at once and no more, and a page waits until another one has"
              + " been handled; limits are for requests");

  private static final Misconception ORDER_OF_FINDING =
      Misconception.of(
          "in-the-order-of-finding",
          "the report has the pages in the order in which they were found; it is the order in which"
              + " their outcomes came about");

  private static final Misconception FINDS_ONE_BY_ONE =
      Misconception.of(
          "finds-one-by-one",
          "between two links of a page other tasks have their turn; all links are found at once");

  private static final Misconception TOO_MANY_PAGES =
      Misconception.of(
          "too-many-pages",
          "more pages are visited than there may be; those that are known count, and not only those"
              + " that were visited");

  private static final Misconception SEEDS_UNASKED =
      Misconception.of(
          "seeds-are-not-asked", "a seed is visited, though the crawl does not want that page");

  private static final Misconception OWN_POLITENESS =
      Misconception.of(
          "politeness-of-its-own",
          "the pause that a robots.txt asks for does not hold for the pages; there is one"
              + " Politeness for a crawl, for Crawl#robots and for Crawl#fetcher");

  private static Crawl crawl(String... seeds) {
    return Crawl.from(seeds).retrying(RetryPolicy.NEVER).parsingOn(Runnable::run);
  }

  /** What became of each page, by its address without the scheme. */
  private Map<String, String> outcomes = Map.of();

  private void crawling(Crawl crawl) {
    outcomes = outcomes(await(crawl.run(site)));
  }

  private static Map<String, String> outcomes(CrawlReport report) {
    Map<String, String> outcomes = new TreeMap<>();
    report.outcomes().forEach((address, outcome) -> outcomes.put(name(address), name(outcome)));
    return outcomes;
  }

  private static String name(HttpUrl address) {
    return address.host().replace(".example", "") + address.encodedPath();
  }

  private static String name(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Visited visited -> visited.links() + " links";
      case Outcome.Redirected(HttpUrl to) -> "to " + name(to);
      case Outcome.Forbidden _ -> "forbidden";
      case Outcome.Refused(int status) -> "status " + status;
      case Outcome.Failed(Throwable cause) -> cause.getMessage();
    };
  }

  @Test
  @DisplayName("every page that can be reached is visited, and each is fetched once")
  void everyPageOnce() {
    site.page(A, "/left", "/right", "/")
        .page(A + "left", "/bottom#top", "/right", "http://A.EXAMPLE:80/bottom")
        .page(A + "right", "/bottom", "left")
        .page(A + "bottom", "/");
    runOrName(FAILURE_ENDS_IT, "crawling four pages", () -> crawling(crawl(A)));

    observed("what was asked for", site.askedPages())
        .suggests(SEEN_WHEN_VISITED, seen -> seen.size() > 4)
        .suggests(PAGES_ARE_LOST)
        .shouldBe(A, A + "bottom", A + "left", A + "right");
    observed("the outcomes", outcomes)
        .shouldBe(
            Map.of(
                "a/", "3 links", "a/left", "2 links", "a/right", "2 links", "a/bottom", "1 links"));
  }

  @Test
  @DisplayName("of six sites at random, no page is fetched twice or lost")
  void randomSites() {
    for (long seed = 1; seed <= 6; seed++) {
      crawlAtRandom(seed, false);
    }
  }

  @Test
  @DisplayName("nor is one if a third of the answers fail at first")
  void randomSitesWithFailures() {
    for (long seed = 1; seed <= 6; seed++) {
      crawlAtRandom(seed, true);
    }
  }

  private static void crawlAtRandom(long seed, boolean failing) {
    var random = new Random(seed);
    var generated = GeneratedSite.of(25, random);
    var succeeded = new TreeMap<String, Integer>();
    var memory = new MemorySite().taking(_ -> 1 + random.nextInt(100));
    for (int page = 0; page < generated.size(); page++) {
      String path = GeneratedSite.path(page);
      memory.answer(
          "http://a.example" + path,
          (address, attempt) -> {
            if (failing && attempt < 8 && random.nextInt(3) == 0) {
              if (random.nextBoolean()) {
                throw new IOException("connection reset");
              }
              return MemorySite.page(address, 503, "");
            }
            succeeded.merge(path, 1, Integer::sum);
            return MemorySite.page(
                address, 200, generated.html(path).orElseThrow(), "Content-Type", "text/html");
          });
    }
    var reports = new ArrayList<CrawlReport>();
    var crawl =
        crawl("http://a.example/page/0")
            .retrying(RetryPolicy.of(10, millis(10), millis(1000)))
            .atOnce(8)
            .perHost(8);
    var time = new VirtualTime();
    during(
        PAGES_ARE_LOST,
        "crawling a site made with seed " + seed,
        () -> {
          try (var runner = new Runner(() -> EventLoop.create(time, time))) {
            reports.add(runner.run(crawl.run(memory)));
          }
        });

    Map<String, Integer> once =
        generated.distances().keySet().stream()
            .collect(Collectors.toMap(GeneratedSite::path, _ -> 1, (a, _) -> a, TreeMap::new));
    observed(
            "how often each page was fetched with success, of a site made with seed " + seed,
            succeeded)
        .suggests(SEEN_WHEN_VISITED, seen -> seen.values().stream().anyMatch(n -> n > 1))
        .suggests(PAGES_ARE_LOST, seen -> seen.size() < once.size())
        .shouldBe(new TreeMap<>(once));
    observed("pages that were visited", reports.getFirst().visited())
        .suggests(PAGES_ARE_LOST)
        .shouldBe((long) once.size());
    observed("requests at once, at most", memory.mostUnderWay())
        .suggests(PolitenessTest.NO_LIMIT)
        .shouldSatisfy("eight", most -> most <= 8);
  }

  @Test
  @DisplayName("what fails at one page is that page's outcome, and the crawl goes on")
  void aFailingPage() {
    site.page(A, "/dead", "/gone", "/odd", "/wrong", "/good")
        .answer(
            A + "dead",
            (_, _) -> {
              throw new IOException("connection reset");
            })
        .answer(
            A + "odd",
            (_, _) -> {
              throw new IllegalArgumentException("odd");
            })
        .page(A + "wrong")
        .page(A + "good", "/last")
        .page(A + "last");
    runOrName(
        FAILURE_ENDS_IT,
        "crawling a site of which some pages fail",
        () ->
            crawling(
                crawl(A)
                    .onPage(
                        page -> {
                          if (page.address().encodedPath().equals("/wrong")) {
                            throw new IOException("disk full");
                          }
                        })));

    observed("the outcomes", outcomes)
        .suggests(FAILURE_ENDS_IT)
        .shouldBe(
            Map.of(
                "a/", "5 links",
                "a/dead", "connection reset",
                "a/gone", "status 404",
                "a/odd", "odd",
                "a/wrong", "disk full",
                "a/good", "1 links",
                "a/last", "0 links"));
  }

  @Test
  @DisplayName("a failure may be an error, or a cancellation that nobody asked of the visit")
  void anErrorIsAFailure() {
    site.page(A, "/1", "/2").page(A + "1").page(A + "2");
    runOrName(
        ONLY_EXCEPTIONS,
        "crawling with a handler that throws an error",
        () ->
            crawling(
                crawl(A)
                    .onPage(
                        page -> {
                          switch (page.address().encodedPath()) {
                            case "/1" -> throw new AssertionError("should not be");
                            case "/2" -> throw new CancelledError("not this task");
                            default -> note("handled");
                          }
                        })));

    observed("the outcomes", outcomes)
        .suggests(ANY_CANCELLED_ERROR, seen -> seen.containsKey("a/1") && !seen.containsKey("a/2"))
        .suggests(ONLY_EXCEPTIONS)
        .shouldBe(Map.of("a/", "2 links", "a/1", "should not be", "a/2", "not this task"));
  }

  @Test
  @DisplayName("what is to end the whole program is no failure of a page")
  void anInterrupt() {
    site.page(A);
    attempting(
            "crawling when the user interrupts the program",
            () ->
                run(
                    () ->
                        crawling(
                            crawl(A)
                                .onPage(
                                    _ -> {
                                      throw new KeyboardInterrupt();
                                    }))))
        .suggests(INTERRUPT_IS_A_FAILURE, thrown -> thrown == null)
        .shouldSatisfy("a KeyboardInterrupt, or a group that has one", CrawlerTest::isInterrupt);
  }

  private static boolean isInterrupt(Throwable thrown) {
    return thrown instanceof KeyboardInterrupt
        || thrown instanceof ExceptionGroup group
            && group.exceptions().stream().anyMatch(CrawlerTest::isInterrupt);
  }

  @Test
  @DisplayName("an error page is no page: it is not handled, and its links are not followed")
  void anErrorPage() {
    site.page(A, "/lost")
        .answer(
            A + "lost",
            (address, _) ->
                MemorySite.page(address, 404, "<a href=/home>x</a>", "Content-Type", "text/html"))
        .page(A + "home");
    run(() -> crawling(crawl(A).onPage(page -> note(name(page.address())))));

    observed("the outcomes", outcomes)
        .suggests(REFUSED_IS_VISITED)
        .shouldBe(Map.of("a/", "1 links", "a/lost", "status 404"));
    observed("which pages were handled", trace).suggests(REFUSED_IS_VISITED).shouldBe("a/");
  }

  @Test
  @DisplayName("pages are visited so many links away, and no further")
  void depth() {
    site.page(A, "/1").page(A + "1", "/2").page(A + "2", "/3").page(A + "3");
    run(() -> crawling(crawl(A).depth(2)));

    observed("pages up to two links away", List.copyOf(outcomes.keySet()))
        .suggests(ONE_TOO_FAR, seen -> seen.contains("a/3"))
        .shouldBe("a/", "a/1", "a/2");
  }

  @Test
  @DisplayName("how far away a page is, is a matter of the shortest way, even if found last")
  void theShortestWay() {
    site.page(A, "/long", "/short")
        .page(A + "long", "/long2")
        .page(A + "long2", "/hub")
        .page(A + "short", "/hub")
        .page(A + "hub", "/leaf")
        .page(A + "leaf", "/beyond")
        .page(A + "beyond")
        .taking(address -> address.encodedPath().equals("/short") ? 1000 : 10);
    run(() -> crawling(crawl(A).depth(3)));

    observed(
            "pages up to three links away, of which one is reached by a slow short way",
            List.copyOf(outcomes.keySet()))
        .suggests(FIRST_WAY_COUNTS, seen -> !seen.contains("a/leaf"))
        .suggests(ONE_TOO_FAR, seen -> seen.contains("a/beyond"))
        .shouldBe("a/", "a/hub", "a/leaf", "a/long", "a/long2", "a/short");
    observed("how often the page in the middle was fetched", site.attempts(A + "hub"))
        .suggests(SEEN_WHEN_VISITED)
        .shouldBe(1);
  }

  @Test
  @DisplayName("a shorter way to a redirect is one to what it leads to")
  void aShorterWayByARedirect() {
    site.page(A, "/long", "/short")
        .page(A + "long", "/long2")
        .page(A + "long2", "/moved")
        .page(A + "short", "/moved")
        .redirect(A + "moved", "/hub")
        .page(A + "hub", "/leaf")
        .page(A + "leaf", "/beyond")
        .page(A + "beyond")
        .taking(
            address ->
                switch (address.encodedPath()) {
                  case "/short" -> 1000;
                  case "/hub" -> 5000;
                  default -> 10;
                });
    run(() -> crawling(crawl(A).depth(3)));

    observed(
            "pages up to three links away, of which one is behind a redirect to which a slow short"
                + " way leads",
            List.copyOf(outcomes.keySet()))
        .suggests(NOT_OVER_REDIRECTS, seen -> !seen.contains("a/leaf"))
        .suggests(ONE_TOO_FAR, seen -> seen.contains("a/beyond"))
        .shouldBe("a/", "a/hub", "a/leaf", "a/long", "a/long2", "a/moved", "a/short");
  }

  @Test
  @DisplayName("a shorter way goes on over pages that were visited")
  void aShorterWayOverVisitedPages() {
    site.page(A, "/long", "/short")
        .page(A + "long", "/long2")
        .page(A + "long2", "/hub")
        .page(A + "short", "/hub")
        .page(A + "hub", "/hub2", "/hub3")
        .page(A + "hub2", "/leaf")
        .page(A + "hub3", "/leaf")
        .page(A + "leaf", "/beyond")
        .page(A + "beyond")
        .taking(address -> address.encodedPath().equals("/short") ? 1000 : 10);
    run(() -> crawling(crawl(A).depth(4)));

    observed(
            "pages up to four links away, of which one is behind two to which a slow short way"
                + " leads",
            List.copyOf(outcomes.keySet()))
        .suggests(NOT_OVER_KNOWN_PAGES, seen -> !seen.contains("a/leaf"))
        .suggests(ONE_TOO_FAR, seen -> seen.contains("a/beyond"))
        .shouldBe("a/", "a/hub", "a/hub2", "a/hub3", "a/leaf", "a/long", "a/long2", "a/short");
  }

  @Test
  @DisplayName("a shorter way may be found while a page is being handled")
  void aShorterWayWhileHandled() {
    site.page(A, "/long", "/short")
        .page(A + "long", "/long2")
        .page(A + "long2", "/hub")
        .page(A + "short", "/hub")
        .page(A + "hub", "/leaf")
        .page(A + "leaf", "/beyond")
        .page(A + "beyond")
        .taking(address -> address.encodedPath().equals("/short") ? 1000 : 10);
    run(
        () ->
            crawling(
                crawl(A)
                    .depth(3)
                    .onPage(
                        page -> {
                          if (page.address().encodedPath().equals("/hub")) {
                            pause(5000);
                          }
                        })));

    observed(
            "pages up to three links away, where a slow short way to a page is found while that is"
                + " being handled",
            List.copyOf(outcomes.keySet()))
        .suggests(KEPT_AFTER_HANDLING, seen -> !seen.contains("a/leaf"))
        .suggests(ONE_TOO_FAR, seen -> seen.contains("a/beyond"))
        .shouldBe("a/", "a/hub", "a/leaf", "a/long", "a/long2", "a/short");
  }

  @Test
  @DisplayName("random sites have the same pages within reach, whatever takes how long")
  void randomDepths() {
    for (long seed = 1; seed <= 4; seed++) {
      var random = new Random(seed);
      var generated = GeneratedSite.of(30, random);
      var memory = new MemorySite().taking(_ -> 1 + random.nextInt(500));
      for (int page = 0; page < generated.size(); page++) {
        String html = generated.html(GeneratedSite.path(page)).orElseThrow();
        memory.answer(
            "http://a.example" + GeneratedSite.path(page),
            (address, _) -> MemorySite.page(address, 200, html, "Content-Type", "text/html"));
      }
      var visited = new ArrayList<String>();
      var time = new VirtualTime();
      try (var runner = new Runner(() -> EventLoop.create(time, time))) {
        runner
            .run(crawl("http://a.example/page/0").depth(3).perHost(16).run(memory))
            .outcomes()
            .keySet()
            .forEach(address -> visited.add(address.encodedPath()));
      }

      List<String> within =
          generated.distances().entrySet().stream()
              .filter(page -> page.getValue() <= 3)
              .map(page -> GeneratedSite.path(page.getKey()))
              .sorted()
              .toList();
      observed("pages within three links, with seed " + seed, visited.stream().sorted().toList())
          .suggests(FIRST_WAY_COUNTS, seen -> seen.size() < within.size())
          .suggests(ONE_TOO_FAR)
          .shouldBe(within);
    }
  }

  @Test
  @DisplayName("pages outside are not visited, and no more than there may be")
  void scope() {
    site.page(A, B, "http://a.example:8080/", "https://a.example/", "/1", "/2", "/3")
        .page(A + "1")
        .page(A + "2")
        .page(A + "3")
        .page(B, "/more");
    run(
        () -> {
          crawling(crawl(A).mostPages(3));
          note(outcomes.keySet() + "");
          crawling(crawl(A).within(address -> address.host().equals("b.example")));
          note(outcomes.keySet() + "");
        });

    observed("three pages of a server; and nothing, since the seed is outside", trace)
        .suggests(TOO_MANY_PAGES, seen -> seen.getFirst().contains("a/3"))
        .suggests(SEEDS_UNASKED, seen -> !seen.getLast().equals("[]"))
        .shouldBe("[a/, a/1, a/2]", "[]");
  }

  @Test
  @DisplayName("no page waits for a slow one that is no nearer")
  void aSlowPage() {
    site.page(A, "/slow", "/1")
        .page(A + "slow")
        .page(A + "1", "/2")
        .page(A + "2", "/3")
        .page(A + "3")
        .taking(address -> address.encodedPath().equals("/slow") ? 1000 : 10);
    run(() -> crawling(crawl(A).onPage(page -> at(name(page.address())))));

    observed("a site with one slow page", trace)
        .suggests(LEVEL_BY_LEVEL)
        .shouldBe("a/ at 20", "a/1 at 30", "a/2 at 40", "a/3 at 50", "a/slow at 1020");
  }

  @Test
  @DisplayName("no page waits for another server")
  void aSlowServerInACrawl() {
    String[] links =
        Stream.concat(
                IntStream.range(0, 12).mapToObj(i -> "http://slow.example/" + i),
                IntStream.range(0, 6).mapToObj(i -> B + i))
            .toArray(String[]::new);
    site.page(A, links).taking(address -> address.host().startsWith("slow") ? 1000 : 10);
    for (int i = 0; i < 12; i++) {
      site.page("http://slow.example/" + i);
    }
    for (int i = 0; i < 6; i++) {
      site.page(B + i);
    }
    run(
        () ->
            crawling(
                crawl(A)
                    .within(_ -> true)
                    .atOnce(4)
                    .perHost(2)
                    .onPage(
                        page -> {
                          if (page.address().host().equals("b.example")) {
                            at(name(page.address()));
                          }
                        })));

    observed("the pages of b, among many of a server that takes a second", trace)
        .suggests(WORKERS_WAIT)
        .shouldBe("b/0 at 40", "b/1 at 40", "b/2 at 50", "b/3 at 50", "b/4 at 60", "b/5 at 60");
  }

  @Test
  @DisplayName("what robots.txt forbids is not fetched, and it is asked for once a server")
  void robotsTxt() {
    site.text(A + "robots.txt", "User-agent: *\nDisallow: /secret\n")
        .status(B + "robots.txt", 500)
        .page(A, "/secret/1", "/2", "/3", "/secret/4", B)
        .page(A + "2", B + "1")
        .page(A + "3", B + "2")
        .page(A + "secret/1")
        .page(B);
    run(() -> crawling(crawl(A).within(_ -> true)));

    observed("the outcomes", outcomes)
        .suggests(IGNORES_ROBOTS)
        .shouldBe(
            Map.of(
                "a/", "5 links",
                "a/2", "1 links",
                "a/3", "1 links",
                "a/secret/1", "forbidden",
                "a/secret/4", "forbidden",
                "b/", "forbidden",
                "b/1", "forbidden",
                "b/2", "forbidden"));
    observed("pages that were fetched", site.askedPages())
        .suggests(IGNORES_ROBOTS)
        .shouldBe(A, A + "2", A + "3");
    observed(
            "how often each robots.txt was asked for",
            List.of(site.attempts(A + "robots.txt"), site.attempts(B + "robots.txt")))
        .suggests(SingleFlightTest.EVERYONE_LOADS, seen -> seen.getFirst() > 1)
        .shouldBe(List.of(1, 1));
  }

  @Test
  @DisplayName("robots.txt may ask for a pause between two requests")
  void crawlDelay() {
    site.text(A + "robots.txt", "User-agent: loopcraft\nCrawl-delay: 0.5\n")
        .page(A, "/1", "/2")
        .page(A + "1")
        .page(A + "2");
    run(() -> crawling(crawl(A).onPage(page -> at(name(page.address())))));

    observed("pages of 10 ms, half a second from one to the next", trace)
        .suggests(OWN_POLITENESS, seen -> seen.contains("a/1 at 30"))
        .suggests(PolitenessTest.NO_PAUSE)
        .shouldBe("a/ at 510", "a/1 at 1010", "a/2 at 1510");
  }

  @Test
  @DisplayName("a redirect leads to a page like any other: known, forbidden, outside, or new")
  void redirects() {
    site.text(A + "robots.txt", "User-agent: *\nDisallow: /secret\n")
        .page(A, "/known", "/forbidden", "/outside", "/moved", "/loop", "/nowhere")
        .redirect(A + "known", "/#top")
        .redirect(A + "forbidden", "/secret")
        .redirect(A + "outside", B)
        .redirect(A + "moved", "http://a.example/new")
        .redirect(A + "loop", "/loop")
        .status(A + "nowhere", 302)
        .page(A + "new")
        .page(A + "secret")
        .page(B);
    runOrName(REDIRECT_UNSEEN, "crawling redirects", () -> crawling(crawl(A).depth(1)));

    observed("the outcomes", outcomes)
        .suggests(
            REDIRECT_IS_A_LINK,
            seen -> !seen.containsKey("a/new") && seen.get("a/moved").equals("to a/new"))
        .suggests(REDIRECT_UNSEEN)
        .shouldBe(
            new TreeMap<>(
                Map.of(
                    "a/", "6 links",
                    "a/known", "to a/",
                    "a/forbidden", "to a/secret",
                    "a/secret", "forbidden",
                    "a/outside", "to b/",
                    "a/moved", "to a/new",
                    "a/new", "0 links",
                    "a/loop", "to a/loop",
                    "a/nowhere", "status 302")));
    observed("how often the first page was fetched", site.attempts(A))
        .suggests(REDIRECT_UNSEEN)
        .shouldBe(1);
  }

  @Test
  @DisplayName("redirects without end come to an end")
  void redirectsWithoutEnd() {
    for (int i = 0; i < 40; i++) {
      site.redirect(A + i, "/" + (i + 1));
    }
    site.page(A + "40");
    run(() -> crawling(crawl(A + "0")));

    observed("how many addresses were asked for, of 40 that redirect to the next", outcomes.size())
        .suggests(ONE_REDIRECT_LESS, seen -> seen == 10)
        .suggests(REDIRECTS_FOR_EVER, seen -> seen > 12)
        .shouldBe(11);
    observed("the outcome of the last", outcomes.get("a/10"))
        .suggests(REDIRECTS_FOR_EVER)
        .shouldBe("too many redirects");
  }

  @Test
  @DisplayName("a page ends a row of redirects, and its links begin new ones")
  void redirectsInARow() {
    for (int i = 0; i < 6; i++) {
      site.redirect(A + i, "/" + (i + 1)).redirect(A + "next/" + i, "/next/" + (i + 1));
    }
    site.page(A + "6", "/next/0").page(A + "next/6");
    run(() -> crawling(crawl(A + "0")));

    observed("the last page, behind six redirects, a page, and six more", outcomes.get("a/next/6"))
        .suggests(ROW_NEVER_ENDS)
        .shouldBe("0 links");
  }

  @Test
  @DisplayName("pages are parsed at the same time, if the executor has several threads")
  void parsedAtOnce() {
    var two = new CountDownLatch(2);
    site.page(A, "/1", "/2").page(A + "1").page(A + "2");
    run(
        () -> {
          var pages = new AtomicInteger();
          crawling(
              crawl(A)
                  .parsingOn(
                      task -> {
                        boolean home = pages.getAndIncrement() == 0;
                        Thread.startVirtualThread(
                            () -> {
                              if (!home) {
                                note("both: " + meet(two));
                              }
                              task.run();
                            });
                      }));
        });

    observed("whether two pages that come at once are parsed at once", Set.copyOf(trace.lines()))
        .suggests(ONE_PARSE)
        .shouldBe(Set.of("both: true"));
  }

  private static boolean meet(CountDownLatch all) {
    all.countDown();
    try {
      return all.await(500, TimeUnit.MILLISECONDS);
    } catch (InterruptedException givenUp) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  @DisplayName("a page does not wait until others have been handled")
  void handledAtOnce() {
    String[] links = IntStream.range(0, 150).mapToObj(i -> "/" + i).toArray(String[]::new);
    site.page(A, links);
    for (String link : links) {
      site.page(A + link.substring(1));
    }
    var handled = new AtomicInteger();
    var mostAtOnce = new AtomicInteger();
    run(
        () ->
            crawling(
                crawl(A)
                    .onPage(
                        _ -> {
                          mostAtOnce.accumulateAndGet(handled.incrementAndGet(), Math::max);
                          pause(100_000);
                          handled.decrementAndGet();
                        })));

    observed("how many pages are being handled at once, of 151 that take long", mostAtOnce.get())
        .suggests(SO_MANY_VISITS, seen -> seen < 150)
        .shouldBe(151);
  }

  @Test
  @DisplayName("pages of HTML are parsed by the crawl's executor, and others not at all")
  void parsing() {
    var handedOver = new AtomicInteger();
    site.page(A, "/1", "/text").page(A + "1").text(A + "text", "<a href='/trap'>x</a>");
    run(
        () ->
            crawling(
                crawl(A)
                    .parsingOn(
                        task -> {
                          handedOver.incrementAndGet();
                          Thread.startVirtualThread(task);
                        })));

    observed("the outcomes", outcomes)
        .suggests(PARSES_ANYTHING, seen -> seen.containsKey("a/trap"))
        .shouldBe(Map.of("a/", "2 links", "a/1", "0 links", "a/text", "0 links"));
    observed("how many pages the executor was given", handedOver.get())
        .suggests(PARSES_ON_THE_LOOP, seen -> seen == 0)
        .suggests(PARSES_ANYTHING, seen -> seen > 2)
        .shouldBe(2);
  }

  @Test
  @DisplayName("links are found before the page is handled, which may take its time")
  void aSlowHandler() {
    site.page(A, "/1").page(A + "1");
    run(
        () ->
            crawling(
                crawl(A)
                    .atOnce(1)
                    .onPage(
                        page -> {
                          at("begin " + name(page.address()));
                          pause(100);
                          at("end " + name(page.address()));
                        })));

    observed("two pages that take 100 ms to handle, one request at once", trace)
        .suggests(HANDLED_FIRST, seen -> seen.indexOf("end a/ at 120") == 1)
        .shouldBe("begin a/ at 20", "begin a/1 at 30", "end a/ at 120", "end a/1 at 130");
  }

  @Test
  @DisplayName("an observer is told of every page and every request")
  void observing() {
    site.page(A, "/1", "/gone").page(A + "1");
    var progress = new Progress();
    run(
        () -> {
          var crawling = createTask(crawl(A).observedBy(progress).run(site));
          pause(25);
          note(progress.toString());
          await(crawling);
          note(progress.toString());
          note(progress.requests() + " requests, " + progress.mostUnderWay() + " at once");
        });

    observed("a crawl of three pages, at 25 ms and at the end", trace)
        .shouldBe(
            "1 of 3 pages, 2 requests under way, 0 failed",
            "3 of 3 pages, 0 requests under way, 1 failed",
            "4 requests, 2 at once");
  }

  @Test
  @DisplayName("an observer is told of a page once, and only if it is to be visited")
  void toldOnce() {
    site.page(A, "/1", "/2", B).page(A + "1", "/", "/2").page(A + "2", "/1", B);
    var observer =
        new CrawlObserver() {
          @Override
          public void found(HttpUrl address) {
            note("found " + name(address));
          }

          @Override
          public void ended(HttpUrl address, Outcome outcome) {
            note("ended " + name(address));
          }
        };
    run(() -> crawling(crawl(A).observedBy(observer)));

    observed("what an observer is told of pages, of which b/ is outside", sorted(trace.lines()))
        .suggests(TOLD_OF_UNWANTED, seen -> seen.contains("found b/"))
        .suggests(TOLD_OF_LINKS, seen -> seen.stream().distinct().count() < seen.size())
        .shouldBe("ended a/", "ended a/1", "ended a/2", "found a/", "found a/1", "found a/2");
  }

  private static List<String> sorted(List<String> lines) {
    return lines.stream().sorted().toList();
  }

  @Test
  @DisplayName("the links of a page are found at once")
  void foundAtOnce() {
    site.page(A, "/1", "/2", "/3");
    var observer =
        new CrawlObserver() {
          @Override
          public void found(HttpUrl address) {
            note(name(address));
            EventLoop.running().callSoon(() -> note("others"));
          }
        };
    run(() -> crawling(crawl(A).observedBy(observer)));

    observed("pages as they are found, and callbacks of others in between", trace)
        .suggests(FINDS_ONE_BY_ONE, seen -> seen.subList(0, 6).contains("a/2"))
        .shouldBe("a/", "others", "a/1", "a/2", "a/3", "others", "others", "others");
  }

  @Test
  @DisplayName("a report has the outcomes in the order in which they came about")
  void orderOfOutcomes() {
    site.page(A, "/slow", "/quick")
        .page(A + "slow")
        .page(A + "quick")
        .taking(address -> address.encodedPath().equals("/slow") ? 1000 : 10);
    run(
        () ->
            await(crawl(A).run(site)).outcomes().keySet().forEach(address -> note(name(address))));

    observed("the pages of a report", trace)
        .suggests(ORDER_OF_FINDING, seen -> seen.indexOf("a/slow") == 1)
        .shouldBe("a/", "a/quick", "a/slow");
  }

  @Test
  @DisplayName("wherever a crawl is cancelled, no request and no task is left")
  void cancelledAtEveryMoment() {
    cancelACrawl(_ -> {});
    during(
        TASKS_ARE_NOBODYS,
        "cancelling a crawl",
        () -> EveryMoment.strike("cancelled", moment -> cancelACrawl(moment::pass)));
  }

  private static void cancelACrawl(Consumer<Runnable> moment) {
    var memory =
        new MemorySite()
            .page(A, "/1", "/2", "/3", B)
            .page(A + "1", "/4")
            .page(A + "2")
            .status(A + "3", 503)
            .page(B);
    var crawls = new ArrayList<Task<CrawlReport>>();
    var left = new ArrayList<String>();
    runStruck(
        _ -> moment.accept(() -> crawls.forEach(Task::cancel)),
        () -> {
          crawls.add(
              createTask(
                  crawl(A)
                      .within(_ -> true)
                      .atOnce(2)
                      .perHost(2)
                      .retrying(RetryPolicy.of(2, millis(20), millis(20)))
                      .run(memory)));
          await(gatherSettled(crawls));
          left.add("requests: " + memory.underWay());
          left.add("tasks: " + (allTasks().size() - 1));
        });
    observed("what is left of the crawl", left)
        .suggests(TASKS_ARE_NOBODYS)
        .shouldBe("requests: 0", "tasks: 0");
  }

  @Test
  @DisplayName("a crawl that is cancelled ends at once, and its visits have no outcome")
  void cancellingTakesNoTime() {
    site.page(A, "/1", "/2").page(A + "1").page(A + "2").taking(_ -> 1000);
    run(
        () -> {
          var progress = new Progress();
          Task<CrawlReport> crawling = createTask(crawl(A).observedBy(progress).run(site));
          pause(2500);
          crawling.cancel();
          ended(crawling);
          at("cancelled: " + crawling.isCancelled());
          note("requests left: " + site.underWay());
          note(progress.toString());
        });

    observed("a crawl that is cancelled at 2500", trace)
        .suggests(
            TAKES_CANCELLING_FOR_FAILURE, seen -> seen.getLast().endsWith("under way, 2 failed"))
        .suggests(TASKS_ARE_NOBODYS)
        .shouldBe(
            "cancelled: true at 2500",
            "requests left: 0",
            "1 of 3 pages, 0 requests under way, 0 failed");
  }

  @Test
  @DisplayName("a site of 100 pages is crawled over the network")
  void overTheNetwork() throws Exception {
    var generated = GeneratedSite.of(100, new Random(4));
    var requests = new ConcurrentHashMap<String, Integer>();
    try (var server = serving();
        var fetcher = fetcher()) {
      server.setDispatcher(
          dispatcher(
              request -> {
                requests.merge(request.getTarget(), 1, Integer::sum);
                return generated
                    .html(request.getTarget())
                    .map(html -> answer(200).body(html).setHeader("Content-Type", "text/html"))
                    .orElse(answer(404));
              }));
      String seed = server.url("/page/0").toString();
      runForReal(
          OkHttpFetcherTest.WRONG_THREAD,
          "crawling a server",
          () -> note(await(Crawl.from(seed).perHost(16).run(fetcher)).visited() + " visited"));
    }

    observed("a site of 100 pages", trace).suggests(PAGES_ARE_LOST).shouldBe("100 visited");
    observed("how often each page was asked for", Set.copyOf(requests.values()))
        .suggests(SEEN_WHEN_VISITED)
        .shouldBe(Set.of(1));
  }

  @Test
  @DisplayName("crawls as the Python program does")
  void sameAsCPython() {
    try (var loop = EventLoop.create(time, time)) {
      CrawlDemo.program(loop, trace);
    }
    Twin.expectSameAsCPython("crawl", trace);
  }
}
