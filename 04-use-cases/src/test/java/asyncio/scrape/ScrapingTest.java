package asyncio.scrape;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.gatherSettled;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.OnVirtualTime;
import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.loop.Poller;
import asyncio.loop.VirtualTime;
import asyncio.scrape.demo.CrawlDemo;
import asyncio.scrape.demo.GeneratedSite;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.ExecutorCall;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.Tasks;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.EveryMoment;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Twin;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.EventListener;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.4", points = 40, seconds = 40)
@DisplayName("04.4 Web scraping")
class ScrapingTest extends OnVirtualTime {

  // Links

  private static final Misconception FRAGMENT_IS_A_PAGE =
      Misconception.of(
          "fragment-is-a-page",
          "the same page counts as another one if its address is written in another way");

  private static final Misconception FORGETS_THE_BASE =
      Misconception.of(
          "forgets-the-base",
          "links are relative to the page's address, though its base element says otherwise");

  private static final Misconception FOLLOWS_NOFOLLOW =
      Misconception.of(
          "nofollow-is-followed", "a link is taken, although the page asks not to follow it");

  private static final Misconception BAD_LINK_ENDS_THE_PAGE =
      Misconception.of(
          "bad-link-ends-the-page",
          "one href that is no address of HTTP, and no links are found at all; pages have such"
              + " links, and they are left out");

  private static final Misconception ALWAYS_UTF_8 =
      Misconception.of(
          "always-utf-8",
          "the text is decoded as UTF-8, whatever the server says; its Content-Type may name"
              + " another charset");

  // The bridge

  private static final Misconception BLOCKS_THE_LOOP =
      Misconception.of(
          "blocks-the-loop",
          "the loop waits for the answer itself, and nothing else goes on; enqueue the call");

  private static final Misconception WRONG_THREAD =
      Misconception.of(
          "settles-on-okhttps-thread",
          "the future is completed on OkHttp's thread, and the loop sleeps on; a future belongs to"
              + " the loop's thread, and callSoonThreadsafe gets there and wakes the loop");

  private static final Misconception READS_ON_THE_LOOP =
      Misconception.of(
          "reads-on-the-loop",
          "the body is read on the loop's thread; onResponse comes when only the headers are there,"
              + " and reading the rest blocks");

  private static final Misconception CALL_GOES_ON =
      Misconception.of(
          "cancelled-call-goes-on",
          "the coroutine is cancelled, and the call goes on; whoever gives up a future has to tell"
              + " the call");

  private static final Misconception LATE_ANSWER =
      Misconception.of(
          "late-answer-is-an-error",
          "an answer that comes after the cancellation is put into a future that is done");

  private static final Misconception STAYS_OPEN =
      Misconception.of(
          "response-stays-open",
          "a response whose body is not read to its end is never closed, and its connection is"
              + " lost");

  private static final Misconception READS_ALL_FIRST =
      Misconception.of(
          "reads-all-then-looks",
          "the whole body is read, and only then its length is looked at; by then it is in the"
              + " memory");

  private static final Misconception READS_ANY_TYPE =
      Misconception.of(
          "reads-any-type", "the body is read although nobody wants a page of that type");

  private static final Misconception FIVE_A_HOST =
      Misconception.of(
          "five-calls-a-host",
          "OkHttp's dispatcher lets five calls a host through, and the others wait in it; its"
              + " limits can be set");

  private static final Misconception FOLLOWS_REDIRECTS =
      Misconception.of(
          "follows-redirects",
          "OkHttp follows redirects by itself; then nobody asks whether that page is known, allowed"
              + " or wanted");

  private static final Misconception STATUS_IS_AN_ERROR =
      Misconception.of(
          "status-is-an-error",
          "an answer with a bad status is thrown as an exception; it is a page, and others decide"
              + " what it means");

  private static final Misconception WRAPS_THE_FAILURE =
      Misconception.of(
          "wraps-the-failure",
          "the IOException comes out inside of another exception; whoever catches an IOException"
              + " misses it");

  private static final Misconception TIME_GOES_ON =
      Misconception.of(
          "time-goes-on",
          "virtual time does not know of the call, and jumps ahead while it is under way");

  private static final Misconception WORK_NEVER_ENDS =
      Misconception.of(
          "outside-work-never-ends",
          "a call that ends without an answer is never reported as ended, and virtual time stands"
              + " still for ever");

  // One load for all

  private static final Misconception EVERYONE_LOADS =
      Misconception.of(
          "everyone-loads",
          "who asks while the value is being loaded loads it again; keep what will bring the value,"
              + " not only the value");

  private static final Misconception LOADS_AGAIN =
      Misconception.of("nothing-is-kept", "the value is loaded again, though it was there");

  private static final Misconception FIRST_OWNS =
      Misconception.of(
          "first-asker-owns-the-load",
          "the one that asked first does the loading; if it is cancelled, the others have waited in"
              + " vain. Load in a task of its own");

  private static final Misconception AWAITING_CANCELS =
      Misconception.of(
          "awaiting-cancels",
          "who is cancelled while it waits cancels the load under the others; to await a task is to"
              + " cancel it with you, but for a wait or a shield");

  private static final Misconception FAILURE_IS_KEPT =
      Misconception.of(
          "failure-is-kept", "a load has failed, and who asks later gets the old failure");

  private static final Misconception LOAD_IS_NOBODYS =
      Misconception.of(
          "load-is-nobodys", "all who waited are gone, and the load goes on for nobody");

  private static final Misconception LEAVES_TOO_EARLY =
      Misconception.of(
          "leaves-a-task-behind",
          "the last one that waited cancels the load and leaves; the load may still clean up. Wait"
              + " until it is gone");

  private static final Misconception CANCELLED_IS_KEPT =
      Misconception.of(
          "cancelled-load-is-kept",
          "a load was cancelled, and who asks next gets its CancelledError");

  private static final Misconception ONE_AT_A_TIME =
      Misconception.of("one-load-at-a-time", "a value waits for the load of another key's value");

  // Politeness

  private static final Misconception NO_LIMIT =
      Misconception.of("all-at-once", "more requests are under way than there may be in all");

  private static final Misconception NO_LIMIT_A_SERVER =
      Misconception.of(
          "all-at-one-server", "more requests are under way to one server than there may be");

  private static final Misconception COMMON_PERMIT_FIRST =
      Misconception.of(
          "common-permit-first",
          "those who wait for a slow server hold the permits of all meanwhile, and nobody else gets"
              + " one. First the server's permit, then the common one");

  private static final Misconception PAUSES_WITH_THE_PERMIT =
      Misconception.of(
          "pauses-with-the-common-permit",
          "who waits for a server's pause to pass holds a permit of all meanwhile");

  private static final Misconception ONE_PAUSE_FOR_ALL =
      Misconception.of(
          "one-pause-for-all", "a pause holds for all servers; each has one of its own");

  private static final Misconception NO_PAUSE =
      Misconception.of(
          "pause-at-the-end",
          "the pause is counted from the end of a request, or not at all; it is from the beginning"
              + " of one to that of the next");

  private static final Misconception RESERVES =
      Misconception.of(
          "reserves-its-beginning",
          "beginnings are given out in advance; whoever then waits for a common permit begins later"
              + " than that, and too soon before the next");

  private static final Misconception KEEPS_THE_PERMIT =
      Misconception.of(
          "cancelled-keeps-a-permit",
          "who is cancelled while it waits for the second permit never gives back the first");

  private static final Misconception HELD_BACK_TOO_LATE =
      Misconception.of(
          "holds-back-newcomers-only",
          "a server is held back, and those who wait already begin all the same; look again when"
              + " the waiting is over");

  private static final Misconception SHORTER_WINS =
      Misconception.of(
          "last-word-wins", "a shorter pause takes back a longer one that was asked for before");

  // Retries

  private static final Misconception RETRIES_WHAT_IS_FINAL =
      Misconception.of(
          "retries-what-is-final",
          "a page is asked for again, though the policy says that the answer is final");

  private static final Misconception GIVES_UP_BY_AN_ERROR =
      Misconception.of(
          "gives-up-by-an-error",
          "after the last attempt an exception is made up; the last answer is the answer");

  private static final Misconception RETRIES_AT_ONCE =
      Misconception.of(
          "retries-at-once", "the next attempt follows at once; the policy says how long to wait");

  private static final Misconception RETRIES_A_CANCELLATION =
      Misconception.of(
          "retries-a-cancellation",
          "the coroutine is cancelled, and takes that for a failed attempt");

  private static final Misconception ASKS_ON =
      Misconception.of(
          "asks-on",
          "a server says when it wants to be asked again, and other pages of it are asked for"
              + " meanwhile");

  // The crawler

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

  private static final String A = "http://a.example/";
  private static final String B = "http://b.example/";
  private static final HttpUrl SOMEWHERE = HttpUrl.get(A);

  // Libraries take their time to be loaded, which should not be that of the first test.

  @BeforeAll
  static void loadJsoup() {
    Jsoup.parse("<meta name=robots><a href='/x'>x</a>").select("meta[name=robots], a[href]");
  }

  @BeforeAll
  static void loadOkHttp() throws IOException {
    serving(answer(200)).close();
  }

  private final MemorySite site = new MemorySite();

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  /** Notes what happens, and when. */
  private void at(String what) {
    note(what + " at " + time.now().toMillis());
  }

  // Links

  private static List<String> links(String address, String html, String type) {
    return Links.of(MemorySite.page(HttpUrl.get(address), 200, html, "Content-Type", type)).stream()
        .map(HttpUrl::toString)
        .toList();
  }

  private static List<String> links(String address, String html) {
    return links(address, html, "text/html");
  }

  @Test
  @DisplayName("links are relative to the page, and come in its order")
  void linksOfAPage() {
    observed(
            "links of /dir/page",
            links(
                A + "dir/page?x=1",
                """
                <a href="other">one</a> <a name="no link">none</a> <a href="/top">two</a>
                <p><a href="../up">three</a> <a href="?y=2">four</a></p>
                <map><area href="//b.example/there"></map>
                """))
        .shouldBe(
            A + "dir/other", A + "top", A + "up", A + "dir/page?y=2", "http://b.example/there");
  }

  @Test
  @DisplayName("a base element says what links are relative to")
  void aBaseElement() {
    observed(
            "links of /page with the base /other/",
            links(A + "page", "<base href='/other/'><a href='x'>x</a> <a href='/y'>y</a>"))
        .suggests(FORGETS_THE_BASE, seen -> seen.contains(A + "x"))
        .shouldBe(A + "other/x", A + "y");
    observed(
            "links of /page with a base that is no address",
            links(A + "page", "<base href='data:nonsense'><a href='x'>x</a>"))
        .shouldBe(A + "x");
  }

  @Test
  @DisplayName("an address that is written in several ways is one page")
  void onePageOneAddress() {
    observed(
            "links to the same page",
            links(
                A,
                """
                <a href="/~user/a%2fb">1</a>
                <a href="http://A.example:80/%7euser/a%2Fb#part">2</a>
                <a href="/dir/../%7Euser/./a%2fb#other">3</a>
                <a href="#">this page</a> <a href="">this page</a>
                """))
        .suggests(FRAGMENT_IS_A_PAGE)
        .shouldBe(A + "~user/a%2Fb", A);
  }

  @Test
  @DisplayName("what is no address of HTTP is left out, and the other links are found")
  void notHttp() {
    List<String> found =
        during(
            BAD_LINK_ENDS_THE_PAGE,
            "taking the links of a page with odd ones",
            () ->
                links(
                    A,
                    """
                    <a href="mailto:a@b.example">1</a> <a href="javascript:void(0)">2</a>
                    <a href="http://">3</a> <a href="ftp://b.example/">4</a>
                    <a href="http://b.example:99999/">5</a> <a href=" /spaces in it ">6</a>
                    """));

    observed("links of a page with odd ones", found)
        .suggests(BAD_LINK_ENDS_THE_PAGE, List::isEmpty)
        .shouldBe(A + "spaces%20in%20it");
  }

  @Test
  @DisplayName("a link with nofollow is left out, and so are all of a page that says so")
  void nofollow() {
    observed(
            "links of which some are nofollow",
            links(
                A,
                """
                <a href="1" rel="external NOFOLLOW">1</a>
                <a href="2" rel="nofollowing">2</a> <a href="3" rel="next">3</a>
                """))
        .suggests(FOLLOWS_NOFOLLOW, seen -> seen.contains(A + "1"))
        .shouldBe(A + "2", A + "3");
    for (String content : List.of("noindex, NoFollow", "none")) {
      observed(
              "links of a page whose meta element says " + content,
              links(A, "<meta name='Robots' content='%s'><a href='1'>1</a>".formatted(content)))
          .suggests(FOLLOWS_NOFOLLOW)
          .shouldBeEmpty();
    }
    observed(
            "links of a page whose meta element says noindex",
            links(A, "<meta name=robots content=noindex><a href='1'>1</a>"))
        .shouldBe(A + "1");
  }

  @Test
  @DisplayName("a page is decoded as the server says, or as the page itself does")
  void charsets() {
    byte[] latin = "<a href='/\u00e9'>x</a>".getBytes(StandardCharsets.ISO_8859_1);
    byte[] declared =
        "<meta charset=iso-8859-1><a href='/\u00e9'>x</a>".getBytes(StandardCharsets.ISO_8859_1);
    byte[] utf8 = "<a href='/\u00e9'>x</a>".getBytes(StandardCharsets.UTF_8);

    observed("ISO-8859-1 by the header", links(latin, "text/html; charset=ISO-8859-1"))
        .suggests(ALWAYS_UTF_8)
        .shouldBe(A + "%C3%A9");
    observed("ISO-8859-1 by the page", links(declared, "text/html"))
        .suggests(ALWAYS_UTF_8)
        .shouldBe(A + "%C3%A9");
    observed("UTF-8, as nobody says otherwise", links(utf8, "text/html")).shouldBe(A + "%C3%A9");
  }

  private static List<String> links(byte[] body, String type) {
    var headers = Headers.of("Content-Type", type);
    return Links.of(new Page(SOMEWHERE, 200, headers, body)).stream()
        .map(HttpUrl::toString)
        .toList();
  }

  // The bridge

  private static final BodyLimits LIMITS = BodyLimits.DEFAULT;

  /** One for all. To make a client that knows of TLS takes much longer. */
  private static final OkHttpClient CLIENT =
      new OkHttpClient.Builder().connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).build();

  private static OkHttpFetcher fetcher(OkHttpClient client) {
    return new OkHttpFetcher(client, "tester/1.0", LIMITS);
  }

  private static OkHttpFetcher fetcher() {
    return fetcher(CLIENT);
  }

  private static MockWebServer serving(MockResponse.Builder... answers) throws IOException {
    var server = new MockWebServer();
    Stream.of(answers).map(MockResponse.Builder::build).forEach(server::enqueue);
    server.start(InetAddress.getLoopbackAddress(), 0);
    return server;
  }

  private static MockResponse.Builder answer(int status) {
    return new MockResponse.Builder().code(status);
  }

  /** Runs a program on a loop with the system's clock. */
  private static void runForReal(Misconception idea, String what, CoroutineAction main) {
    during(
        idea,
        what,
        () -> {
          try (var runner = new Runner()) {
            runner.run(async(main));
          }
        });
  }

  /** Waits for what another thread tells, without holding up the loop. */
  private static boolean onAThread(Callable<Boolean> wait) {
    return await(ExecutorCall.on(Thread::startVirtualThread, wait));
  }

  @Test
  @DisplayName("an answer is a page, whatever its status")
  void anAnswerIsAPage() throws Exception {
    try (var server =
            serving(
                answer(200).body("hello").setHeader("Content-Type", "text/html; charset=utf-8"),
                answer(404).body("gone").setHeader("Content-Type", "text/plain"));
        var fetcher = fetcher()) {
      runForReal(
          WRONG_THREAD,
          "fetching two pages",
          () -> {
            for (String path : List.of("/one", "/two")) {
              HttpUrl address = server.url(path);
              attempting(
                      "fetching " + path,
                      () -> {
                        Page page = await(fetcher.fetch(address));
                        note(
                            "%s %d %s %s"
                                .formatted(
                                    page.address().encodedPath(),
                                    page.status(),
                                    page.contentType().orElse(null),
                                    new String(page.body(), StandardCharsets.UTF_8)));
                      })
                  .suggests(STATUS_IS_AN_ERROR, _ -> path.equals("/two"))
                  .shouldSucceed();
            }
          });

      observed("two pages", trace)
          .shouldBe("/one 200 text/html; charset=utf-8 hello", "/two 404 text/plain gone");
      observed("the User-Agent of the request", server.takeRequest().getHeaders().get("User-Agent"))
          .shouldBe("tester/1.0");
    }
  }

  @Test
  @DisplayName("the loop goes on while a call is under way")
  void theLoopGoesOn() throws Exception {
    var mayAnswer = new CountDownLatch(1);
    try (var server = serving();
        var fetcher = fetcher()) {
      server.setDispatcher(
          dispatcher(_ -> answer(mayAnswer.await(1, TimeUnit.SECONDS) ? 200 : 504)));
      runForReal(
          WRONG_THREAD,
          "fetching a page while another task runs",
          () -> {
            Task<Page> fetch = createTask(fetcher.fetch(server.url("/")));
            await(sleep(Duration.ZERO));
            await(sleep(Duration.ZERO));
            mayAnswer.countDown();
            note("status " + await(fetch).status());
          });
    }

    observed("the answer to a call that ends when another task of the loop says so", trace)
        .suggests(BLOCKS_THE_LOOP)
        .shouldBe("status 200");
  }

  /** Answers by a function that may wait. */
  @FunctionalInterface
  private interface Answering {
    MockResponse.Builder to(RecordedRequest request) throws InterruptedException;
  }

  private static Dispatcher dispatcher(Answering answering) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        return answering.to(request).build();
      }
    };
  }

  @Test
  @DisplayName("the body is read by another thread than the loop's")
  void whoReadsTheBody() {
    var body = new WatchedBody("text/html", 100_000);
    var asleep =
        new LoopObserver() {
          @Override
          public void beforePoll(long timeoutNanos) {
            if (timeoutNanos == Poller.FOREVER) {
              body.letRead();
            }
          }
        };
    var pages = new ArrayList<Page>();
    try (var fetcher = fetcher(body.client(CLIENT))) {
      runForReal(
          WRONG_THREAD,
          "fetching a page that comes when the loop sleeps",
          () -> {
            EventLoop.running().addObserver(asleep);
            pages.add(await(fetcher.fetch(SOMEWHERE)));
          });
    }

    observed("the length of the body", pages.getFirst().body().length).shouldBe(100_000);
    observed("whether the loop's thread has read it", body.reader())
        .suggests(READS_ON_THE_LOOP)
        .shouldNotBe(Optional.of(Thread.currentThread()));
  }

  @Test
  @DisplayName("who cancels the coroutine cancels the call")
  void aCancelledCall() throws Exception {
    var cancelled = new CountDownLatch(1);
    var mayAnswer = new CountDownLatch(1);
    var listener =
        new EventListener() {
          @Override
          public void canceled(Call call) {
            cancelled.countDown();
          }
        };
    var client = CLIENT.newBuilder().eventListener(listener).build();
    var arrived = new CountDownLatch(1);
    try (var server = serving();
        var fetcher = fetcher(client)) {
      server.setDispatcher(
          dispatcher(
              _ -> {
                arrived.countDown();
                return answer(mayAnswer.await(2, TimeUnit.SECONDS) ? 200 : 504);
              }));
      runForReal(
          CALL_GOES_ON,
          "cancelling a call",
          () -> {
            Task<Page> fetch = createTask(fetcher.fetch(server.url("/")));
            onAThread(() -> arrived.await(1, TimeUnit.SECONDS));
            fetch.cancel();
            attempting("awaiting a cancelled fetch", () -> await(fetch))
                .suggests(CALL_GOES_ON, thrown -> thrown == null)
                .suggests(CALL_GOES_ON)
                .shouldThrow(CancelledError.class);
            note("cancelled: " + onAThread(() -> cancelled.await(1, TimeUnit.SECONDS)));
          });
      mayAnswer.countDown();
    }

    observed("whether OkHttp's call was cancelled", trace)
        .suggests(CALL_GOES_ON)
        .shouldBe("cancelled: true");
  }

  @Test
  @DisplayName("an answer that comes after the cancellation is closed, and troubles nobody")
  void aLateAnswer() {
    var body = new WatchedBody("text/html", 1_000);
    var reports = new ArrayList<String>();
    try (var fetcher = fetcher(body.client(CLIENT))) {
      runForReal(
          LATE_ANSWER,
          "cancelling a call whose body is being read",
          () -> {
            EventLoop.running().setExceptionHandler((_, report) -> reports.add(text(report)));
            Task<Page> fetch = createTask(fetcher.fetch(SOMEWHERE));
            note("read: " + onAThread(body::awaitReader));
            fetch.cancel();
            ended(fetch);
            body.letRead();
            note("closed: " + onAThread(body::awaitClosed));
            // What OkHttp's thread hands over comes before what a thread does after it.
            for (int i = 0; i < 3; i++) {
              onAThread(() -> true);
            }
          });
    }

    observed("what became of the response", trace)
        .suggests(READS_ON_THE_LOOP, seen -> seen.contains("read: false"))
        .suggests(STAYS_OPEN)
        .shouldBe("read: true", "closed: true");
    observed("what the loop complains of", reports).suggests(LATE_ANSWER).shouldBeEmpty();
  }

  private static String text(ExceptionContext report) {
    return report.message() + ": " + report.exception();
  }

  @Test
  @DisplayName("without an answer, there is the IOException itself")
  void noAnswer() {
    var failure = new ConnectException("nobody listens");
    var unreachable =
        CLIENT
            .newBuilder()
            .addInterceptor(
                _ -> {
                  throw failure;
                })
            .build();
    try (var fetcher = fetcher(unreachable)) {
      runForReal(
          WRONG_THREAD,
          "fetching where nobody listens",
          () ->
              attempting("fetching where nobody listens", () -> await(fetcher.fetch(SOMEWHERE)))
                  .suggests(WRAPS_THE_FAILURE, thrown -> thrown.getCause() == failure)
                  .shouldThrow(ConnectException.class));
    }
  }

  @Test
  @DisplayName("a body as long as the limit is fine, and one that is longer an error")
  void theLimitOfABody() {
    Map<Integer, String> seen = new TreeMap<>();
    for (int length : List.of(999, 1_000, 1_001)) {
      var body = new WatchedBody("text/html", length).letRead();
      try (var fetcher =
          new OkHttpFetcher(
              body.client(CLIENT), "tester", new BodyLimits(1_000, LIMITS.mediaTypes()))) {
        runForReal(
            WRONG_THREAD,
            "fetching a body of " + length,
            () -> seen.put(length, whatComesOf(fetcher)));
      }
    }

    observed("bodies around a limit of 1000", seen)
        .shouldBe(Map.of(999, "999", 1_000, "1000", 1_001, "BodyTooLarge"));
  }

  private static String whatComesOf(Fetcher fetcher) {
    try {
      return "" + await(fetcher.fetch(SOMEWHERE), IOException.class).body().length;
    } catch (IOException failure) {
      return failure.getClass().getSimpleName();
    }
  }

  @Test
  @DisplayName("of a body without end no more is read than the limit, and it is closed")
  void aBodyWithoutEnd() {
    var body = new WatchedBody("text/html", 50_000_000).letRead();
    try (var fetcher =
        new OkHttpFetcher(
            body.client(CLIENT), "tester", new BodyLimits(100_000, LIMITS.mediaTypes()))) {
      runForReal(
          READS_ALL_FIRST,
          "fetching a body of 50 MB",
          () -> {
            note(whatComesOf(fetcher));
            note("closed: " + onAThread(body::awaitClosed));
          });
    }

    observed("a body of 50 MB, with a limit of 100,000 bytes", trace)
        .suggests(STAYS_OPEN, seen -> seen.contains("closed: false"))
        .suggests(READS_ALL_FIRST)
        .shouldBe("BodyTooLarge", "closed: true");
    observed("how many bytes were read", body.read())
        .suggests(READS_ALL_FIRST)
        .shouldSatisfy("about as many as the limit", read -> read < 200_000);
  }

  @Test
  @DisplayName("the limit is for what a packed body unpacks to")
  void aPackedBody() throws Exception {
    var packed = new Buffer();
    try (var gzip = Okio.buffer(new GzipSink(packed))) {
      gzip.write(new byte[4_000_000]);
    }
    var answer =
        answer(200)
            .body(packed)
            .setHeader("Content-Type", "text/html")
            .setHeader("Content-Encoding", "gzip");
    try (var server = serving(answer);
        var fetcher =
            new OkHttpFetcher(CLIENT, "tester", new BodyLimits(100_000, LIMITS.mediaTypes()))) {
      runForReal(
          READS_ALL_FIRST,
          "fetching 4 MB that are packed into 4 KB",
          () ->
              attempting(
                      "fetching 4 MB that are packed into 4 KB",
                      () -> await(fetcher.fetch(server.url("/"))))
                  .suggests(READS_ALL_FIRST)
                  .shouldThrow(BodyTooLarge.class));
    }
  }

  @Test
  @DisplayName("the body of a page that nobody wants is not read, and it is closed")
  void anUnwantedType() {
    var body = new WatchedBody("video/mp4", 50_000_000).letRead();
    try (var fetcher = fetcher(body.client(CLIENT))) {
      runForReal(
          WRONG_THREAD,
          "fetching a film",
          () -> {
            note("length " + whatComesOf(fetcher));
            note("closed: " + onAThread(body::awaitClosed));
          });
    }

    observed("a film, where HTML is wanted", trace)
        .suggests(STAYS_OPEN, seen -> seen.contains("closed: false"))
        .suggests(READS_ANY_TYPE)
        .shouldBe("length 0", "closed: true");
    observed("how many bytes were read", body.read()).suggests(READS_ANY_TYPE).shouldBe(0L);
  }

  @Test
  @DisplayName("twelve calls to one host are under way at once, if so many are asked for")
  void twelveAtOnce() throws Exception {
    var all = new CountDownLatch(12);
    try (var server = serving();
        var fetcher = fetcher()) {
      server.setDispatcher(
          dispatcher(
              _ -> {
                all.countDown();
                boolean allCame = all.await(1, TimeUnit.SECONDS);
                while (all.getCount() > 0) {
                  all.countDown();
                }
                return answer(allCame ? 200 : 504);
              }));
      runForReal(
          WRONG_THREAD,
          "fetching twelve pages at once",
          () ->
              await(
                      gather(
                          IntStream.range(0, 12)
                              .mapToObj(i -> fetcher.fetch(server.url("/" + i)))
                              .toList()))
                  .forEach(page -> note("" + page.status())));
    }

    observed("answers of a server that answers when twelve have asked", trace)
        .suggests(FIVE_A_HOST)
        .shouldBe(IntStream.range(0, 12).mapToObj(_ -> "200").toList());
  }

  @Test
  @DisplayName("a redirect is a page, and is not followed")
  void aRedirectIsAPage() throws Exception {
    try (var server =
            serving(answer(302).setHeader("Location", "/there"), answer(200).body("there"));
        var fetcher = fetcher()) {
      var pages = new ArrayList<Page>();
      runForReal(
          WRONG_THREAD,
          "fetching a redirect",
          () -> pages.add(await(fetcher.fetch(server.url("/here")))));

      observed("the status", pages.getFirst().status())
          .suggests(FOLLOWS_REDIRECTS, status -> status == 200)
          .shouldBe(302);
      observed("where it leads to", pages.getFirst().redirect())
          .shouldBe(Optional.of(server.url("/there")));
    }
  }

  @Test
  @DisplayName("virtual time stands still during a call")
  void virtualTimeStandsStill() {
    var body = new WatchedBody("text/html", 1_000);
    try (var fetcher = fetcher(body.client(CLIENT))) {
      runOrName(
          TIME_GOES_ON,
          "fetching a page while a task sleeps for an hour",
          () -> {
            startWaiting("an hour", () -> sleep(Duration.ofHours(1)));
            Task<Page> fetch = createTask(fetcher.fetch(SOMEWHERE));
            letReadOnceTheLoopSleeps(body);
            await(fetch);
            at("answered");
            await(sleep(Duration.ofHours(2)));
            at("two hours");
          });
    }

    observed("when a call has ended, in ms", trace)
        .suggests(TIME_GOES_ON, seen -> seen.getFirst().equals("an hour"))
        .suggests(WORK_NEVER_ENDS)
        .shouldBe("answered at 0", "an hour", "two hours at 7200000");
  }

  @Test
  @DisplayName("virtual time goes on after a call that fails, or is cancelled")
  void virtualTimeGoesOn() {
    var large = new WatchedBody("text/html", 3 << 20).letRead();
    var late = new WatchedBody("text/html", 1_000);
    try (var failing = fetcher(large.client(CLIENT));
        var slow = fetcher(late.client(CLIENT))) {
      runOrName(
          WORK_NEVER_ENDS,
          "sleeping an hour after two calls",
          () -> {
            note(whatComesOf(failing));
            Task<Page> cancelled = createTask(slow.fetch(SOMEWHERE));
            ticks(2);
            cancelled.cancel();
            ended(cancelled);
            late.letRead();
            await(sleep(Duration.ofHours(1)));
            at("an hour");
          });
    }

    observed("after a call that fails and one that is cancelled", trace)
        .suggests(WORK_NEVER_ENDS)
        .shouldBe("BodyTooLarge", "an hour at 3600000");
  }

  /** The loop of this thread sleeps when its thread waits, or when its time has moved. */
  private void letReadOnceTheLoopSleeps(WatchedBody body) {
    Thread ofTheLoop = Thread.currentThread();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              if (body.awaitReader()) {
                while (ofTheLoop.getState() != Thread.State.WAITING && time.now().isZero()) {
                  Thread.yield();
                }
                body.letRead();
              }
            });
  }

  // One load for all

  /** Loads a key's value after a time, and notes it. */
  private final Map<String, Integer> loads = new HashMap<>();

  private SingleFlight<String, String> loading(long millis) {
    return new SingleFlight<>(
        key ->
            async(
                () -> {
                  int number = loads.merge(key, 1, Integer::sum);
                  try {
                    pause(millis);
                  } finally {
                    at("load " + number + " of " + key + " ended");
                  }
                  return key + number;
                }));
  }

  /** A task that asks for a value and notes what it got. */
  private Task<Void> asker(String name, SingleFlight<String, String> flight, String key) {
    return start(
        name,
        () -> {
          try {
            String value = await(flight.get(key));
            at(name + " got " + value);
          } catch (CancelledError cancelled) {
            at(name + " cancelled");
            throw cancelled;
          } catch (IllegalStateException failure) {
            at(name + " failed by " + failure.getMessage());
          }
        });
  }

  @Test
  @DisplayName("thirty-two ask at once, and the value is loaded once")
  void oneLoadForAll() {
    runOrName(
        EVERYONE_LOADS,
        "asking for a value 32 times at once",
        () -> {
          var flight = loading(100);
          List<Coroutine<String>> asked =
              IntStream.range(0, 32).mapToObj(_ -> flight.get("a")).toList();
          note(String.join(" ", Set.copyOf(await(gather(asked)))));
        });

    observed("32 values, which take 100 ms", trace)
        .suggests(EVERYONE_LOADS)
        .shouldBe("load 1 of a ended at 100", "a1");
  }

  @Test
  @DisplayName("a value that is there comes without waiting")
  void aValueIsKept() {
    run(
        () -> {
          var flight = loading(100);
          note(await(flight.get("a")));
          var other = new AtomicInteger();
          EventLoop.running().callSoon(other::incrementAndGet);
          note(await(flight.get("a")));
          note("callbacks meanwhile: " + other);
        });

    observed("a value that is asked for twice", trace)
        .suggests(LOADS_AGAIN)
        .shouldBe("load 1 of a ended at 100", "a1", "a1", "callbacks meanwhile: 0");
  }

  @Test
  @DisplayName("the values of two keys are loaded at the same time")
  void twoKeys() {
    runOrName(
        ONE_AT_A_TIME,
        "asking for the values of two keys at once",
        () -> {
          var flight = loading(100);
          await(gather(flight.get("a"), flight.get("b")));
        });

    observed("the loads of a and b, 100 ms each", trace)
        .suggests(ONE_AT_A_TIME)
        .shouldBe("load 1 of a ended at 100", "load 1 of b ended at 100");
  }

  @Test
  @DisplayName("who asked first is cancelled, and the others get the value")
  void theFirstAskerIsCancelled() {
    askThreeAndCancel(0);

    observed("three ask, and the first is cancelled at 50", trace)
        .suggests(FIRST_OWNS)
        .shouldBe(
            "first cancelled at 50",
            "load 1 of a ended at 100",
            "second got a1 at 100",
            "third got a1 at 100");
  }

  @Test
  @DisplayName("who asked later is cancelled, and the others get the value")
  void aLaterAskerIsCancelled() {
    askThreeAndCancel(1);

    observed("three ask, and the second is cancelled at 50", trace)
        .suggests(AWAITING_CANCELS)
        .shouldBe(
            "second cancelled at 50",
            "load 1 of a ended at 100",
            "first got a1 at 100",
            "third got a1 at 100");
  }

  private void askThreeAndCancel(int which) {
    runOrName(
        AWAITING_CANCELS,
        "cancelling one of three that wait for a value",
        () -> {
          var flight = loading(100);
          List<Task<Void>> askers =
              Stream.of("first", "second", "third").map(name -> asker(name, flight, "a")).toList();
          pause(50);
          askers.get(which).cancel();
          await(gatherSettled(askers));
        });
  }

  @Test
  @DisplayName("all who wait are cancelled, and so is the load, until it is gone")
  void allAreCancelled() {
    var flight =
        new SingleFlight<String, String>(
            key ->
                async(
                    () -> {
                      int number = loads.merge(key, 1, Integer::sum);
                      try {
                        pause(1000);
                        return key + number;
                      } finally {
                        if (number == 1) {
                          pause(30);
                          at("cleaned up");
                        }
                      }
                    }));
    runOrName(
        CANCELLED_IS_KEPT,
        "asking again after a load was cancelled",
        () -> {
          List<Task<Void>> askers =
              Stream.of("first", "second").map(name -> asker(name, flight, "a")).toList();
          pause(50);
          askers.forEach(Task::cancel);
          Task<Void> again = asker("third", flight, "a");
          await(gatherSettled(askers));
          await(gatherSettled(List.of(again)));
        });

    observed("two ask and are cancelled at 50, and a third asks then", trace)
        .suggests(LOAD_IS_NOBODYS, seen -> !seen.contains("cleaned up at 80"))
        .suggests(LEAVES_TOO_EARLY, seen -> seen.indexOf("cleaned up at 80") > 1)
        .suggests(CANCELLED_IS_KEPT, seen -> seen.stream().anyMatch(s -> s.contains("third canc")))
        .suggests(CANCELLED_IS_KEPT)
        .shouldSatisfy(
            "the first is cancelled, the load cleans up, the second is cancelled, and the third"
                + " gets the value of another load at 1050",
            seen ->
                List.of("first cancelled at 50", "second cancelled at 80").equals(cancelled(seen))
                    && seen.contains("cleaned up at 80")
                    && seen.getLast().equals("third got a2 at 1050"));
  }

  private static List<String> cancelled(List<String> trace) {
    return trace.stream().filter(line -> line.contains("cancelled")).toList();
  }

  @Test
  @DisplayName("a failed load is told to all who wait, and who asks next has it loaded again")
  void aFailedLoad() {
    var flight =
        new SingleFlight<String, String>(
            key ->
                async(
                    () -> {
                      int number = loads.merge(key, 1, Integer::sum);
                      pause(100);
                      if (number == 1) {
                        throw new IllegalStateException("bad luck");
                      }
                      return key + number;
                    }));
    runOrName(
        FAILURE_IS_KEPT,
        "asking again after a failed load",
        () -> {
          await(gatherSettled(asker("first", flight, "a"), asker("second", flight, "a")));
          await(gatherSettled(List.of(asker("third", flight, "a"))));
        });

    observed("two ask for a value whose load fails, and later a third", trace)
        .suggests(FAILURE_IS_KEPT, seen -> seen.contains("third failed by bad luck at 100"))
        .suggests(EVERYONE_LOADS, seen -> seen.contains("second got a2 at 100"))
        .shouldBe(
            "first failed by bad luck at 100",
            "second failed by bad luck at 100",
            "third got a2 at 200");
  }

  @Test
  @DisplayName("wherever an asker is cancelled, the other gets the value, and no task is left")
  void cancelAnAskerAtEveryMoment() {
    during(
        AWAITING_CANCELS,
        "cancelling one of two that ask for a value",
        () -> EveryMoment.strike("cancelled", ScrapingTest::strikeAnAsker));
  }

  private static void strikeAnAsker(EveryMoment moment) {
    var struck = new ArrayList<Task<?>>();
    var got = new ArrayList<String>();
    runStruck(
        () -> moment.pass(() -> struck.forEach(Task::cancel)),
        () -> {
          var flight =
              new SingleFlight<String, String>(key -> sleep(millis(10), "value of " + key));
          struck.add(createTask(flight.get("a")));
          Task<String> other = createTask(flight.get("a"));
          await(gatherSettled(struck));
          got.add(await(other));
          got.add(await(flight.get("a")));
        });
    observed("what the others got", got).shouldBe("value of a", "value of a");
  }

  /** Runs a program on a loop of its own, and does something after each callback. */
  private static void runStruck(Runnable strike, CoroutineAction main) {
    var time = new VirtualTime();
    try (var loop = EventLoop.create(time, time)) {
      Task<Void> task = Tasks.of(loop).create(async(main), "main", null);
      var striking =
          new LoopObserver() {
            @Override
            public void afterCallback(Handle handle) {
              strike.run();
            }
          };
      loop.addObserver(striking);
      try {
        Runner.runUntilComplete(loop, task);
      } catch (CancelledError cancelled) {
        // That is how it may end.
      } finally {
        loop.removeObserver(striking);
      }
      observed("tasks left when the program has ended", Tasks.of(loop).pending()).shouldBeEmpty();
    }
  }

  // Politeness

  private static Origin server(String name) {
    return new Origin("http", name, 80);
  }

  /** A task that waits for its turn at a server, and notes when its request begins. */
  private Task<Void> request(Politeness politeness, String name, String server, long millis) {
    return start(
        name,
        () -> {
          try (var _ = await(politeness.turn(server(server)))) {
            at(name);
            pause(millis);
          }
        });
  }

  private List<Task<Void>> requests(Politeness politeness, String server, int number, long millis) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(i -> request(politeness, server + i, server, millis))
        .toList();
  }

  @Test
  @DisplayName("so many requests are under way at once, and no more")
  void soManyInAll() {
    run(
        () -> {
          var politeness = new Politeness(3, 10, Duration.ZERO);
          await(
              gather(
                  Stream.of("a", "b", "c", "d", "e", "f", "g")
                      .map(server -> request(politeness, "one", server, 100))
                      .toList()));
        });

    observed("requests of 100 ms to seven servers, three at once", trace)
        .suggests(NO_LIMIT)
        .shouldBe(
            "one at 0",
            "one at 0",
            "one at 0",
            "one at 100",
            "one at 100",
            "one at 100",
            "one at 200");
  }

  @Test
  @DisplayName("so many are under way to one server, in the order in which they asked")
  void soManyToAServer() {
    run(
        () -> {
          var politeness = new Politeness(10, 2, Duration.ZERO);
          await(gather(requests(politeness, "a", 5, 100)));
        });

    observed("five requests of 100 ms to one server, two at once", trace)
        .suggests(NO_LIMIT_A_SERVER)
        .shouldBe("a1 at 0", "a2 at 0", "a3 at 100", "a4 at 100", "a5 at 200");
  }

  @Test
  @DisplayName("those who wait for a slow server do not keep others from theirs")
  void aSlowServer() {
    run(
        () -> {
          var politeness = new Politeness(3, 1, Duration.ZERO);
          var slow = requests(politeness, "slow", 4, 1000);
          pause(10);
          var quick = requests(politeness, "quick", 2, 10);
          await(gather(slow));
          await(gather(quick));
        });

    observed("four requests of 1 s to one server, then two to another; three at once", trace)
        .suggests(COMMON_PERMIT_FIRST)
        .shouldBe(
            "slow1 at 0",
            "quick1 at 10",
            "quick2 at 20",
            "slow2 at 1000",
            "slow3 at 2000",
            "slow4 at 3000");
  }

  @Test
  @DisplayName("a pause is from the beginning of a request to the next one of the same server")
  void aPause() {
    run(
        () -> {
          var politeness = new Politeness(10, 3, millis(100));
          var a = requests(politeness, "a", 3, 30);
          pause(5);
          var b = requests(politeness, "b", 2, 300);
          await(gather(a));
          await(gather(b));
          pause(1000);
          await(request(politeness, "late", "a", 0));
        });

    observed("requests of 30 ms to a, and of 300 ms to b, with a pause of 100", trace)
        .suggests(NO_PAUSE, seen -> !seen.contains("a2 at 100"))
        .suggests(ONE_PAUSE_FOR_ALL)
        .shouldBe("a1 at 0", "b1 at 5", "a2 at 100", "b2 at 105", "a3 at 200", "late at 1405");
  }

  @Test
  @DisplayName("who waits for a pause to pass holds up nobody else")
  void aPauseHoldsNoPermit() {
    run(
        () -> {
          var politeness = new Politeness(1, 2, millis(1000));
          var a = requests(politeness, "a", 2, 10);
          pause(5);
          await(request(politeness, "b", "b", 10));
          await(gather(a));
        });

    observed("two requests to a, with a pause of 1 s, and one to b; one at once", trace)
        .suggests(PAUSES_WITH_THE_PERMIT, seen -> !seen.contains("b at 10"))
        .shouldBe("a1 at 0", "b at 10", "a2 at 1000");
  }

  @Test
  @DisplayName("the pause is kept although a request has waited for something else")
  void aPauseAfterWaiting() {
    run(
        () -> {
          var politeness = new Politeness(1, 3, millis(50));
          var a = requests(politeness, "a", 3, 10);
          pause(5);
          await(request(politeness, "b", "b", 200));
          await(gather(a));
        });

    observed(
            "three requests to a, with a pause of 50 ms, and one of 200 ms to b; one at once",
            trace)
        .suggests(PAUSES_WITH_THE_PERMIT, seen -> !seen.contains("b at 10"))
        .suggests(RESERVES)
        .shouldBe("a1 at 0", "b at 10", "a2 at 210", "a3 at 260");
  }

  @Test
  @DisplayName("a server is held back, also for those who wait already")
  void heldBack() {
    run(
        () -> {
          var politeness = new Politeness(2, 1, Duration.ZERO);
          var first = request(politeness, "a1", "a", 100);
          var second = request(politeness, "a2", "a", 0);
          pause(50);
          politeness.holdBack(server("a"), millis(300));
          politeness.holdBack(server("a"), millis(10));
          await(request(politeness, "b", "b", 0));
          await(gather(first, second));
          await(request(politeness, "a3", "a", 0));
        });

    observed("a server that is held back from 50 to 350", trace)
        .suggests(HELD_BACK_TOO_LATE, seen -> seen.contains("a2 at 100"))
        .suggests(ONE_PAUSE_FOR_ALL, seen -> !seen.contains("b at 50"))
        .suggests(SHORTER_WINS)
        .shouldBe("a1 at 0", "b at 50", "a2 at 350", "a3 at 350");
  }

  @Test
  @DisplayName("a server is held back, also for those who wait for a common permit")
  void heldBackWhileAllAreBusy() {
    run(
        () -> {
          var politeness = new Politeness(1, 2, Duration.ZERO);
          var busy = request(politeness, "b", "b", 100);
          var waiting = requests(politeness, "a", 2, 10);
          pause(50);
          politeness.holdBack(server("a"), millis(200));
          pause(70);
          await(request(politeness, "c", "c", 10));
          await(gather(busy));
          await(gather(waiting));
        });

    observed("a is held back from 50 to 250, while its requests wait for the only permit", trace)
        .suggests(HELD_BACK_TOO_LATE, seen -> seen.contains("a1 at 100"))
        .suggests(PAUSES_WITH_THE_PERMIT, seen -> !seen.contains("c at 120"))
        .shouldBe("b at 0", "c at 120", "a1 at 250", "a2 at 260");
  }

  @Test
  @DisplayName("a server may ask for a longer pause, and not for a shorter one")
  void slowDown() {
    run(
        () -> {
          var politeness = new Politeness(10, 3, millis(50));
          await(request(politeness, "a0", "a", 0));
          politeness.slowDown(server("a"), millis(200));
          politeness.slowDown(server("a"), millis(10));
          politeness.slowDown(server("b"), millis(10));
          var a = requests(politeness, "a", 2, 0);
          var b = requests(politeness, "b", 2, 0);
          await(gather(a));
          await(gather(b));
        });

    observed("pauses of 50 ms, where a asks for 200 and then 10, and b for 10", trace)
        .suggests(SHORTER_WINS, seen -> !seen.contains("a1 at 200") || !seen.contains("b2 at 50"))
        .shouldBe("a0 at 0", "b1 at 0", "b2 at 50", "a1 at 200", "a2 at 400");
  }

  @Test
  @DisplayName("wherever a request is cancelled, its permits are free again")
  void cancelARequestAtEveryMoment() {
    during(
        KEEPS_THE_PERMIT,
        "cancelling one of three requests",
        () -> {
          for (int which = 0; which < 3; which++) {
            int number = which;
            EveryMoment.strike("cancelled", moment -> strikeARequest(moment, number));
          }
        });
  }

  private static void strikeARequest(EveryMoment moment, int which) {
    var tasks = new ArrayList<Task<Void>>();
    var begun = new ArrayList<Long>();
    runStruck(
        () -> moment.pass(() -> tasks.stream().skip(which).limit(1).forEach(Task::cancel)),
        () -> {
          EventLoop loop = EventLoop.running();
          var politeness = new Politeness(2, 2, millis(20));
          for (String server : List.of("a", "a", "b")) {
            tasks.add(createTask(turn(politeness, server, 30)));
          }
          await(gatherSettled(List.copyOf(tasks)));
          await(sleep(millis(100)));
          long start = loop.time();
          Task<Void> first = createTask(turn(politeness, "a", 50));
          Task<Void> second = createTask(turn(politeness, "a", 50));
          await(gather(first, second));
          begun.add((loop.time() - start) / 1_000_000);
        });
    observed("how long two requests of 50 ms take afterwards, with a pause of 20", begun.getFirst())
        .shouldBe(70L);
  }

  private static Coroutine<Void> turn(Politeness politeness, String server, long millis) {
    return async(
        () -> {
          try (var _ = await(politeness.turn(server(server)))) {
            pause(millis);
          }
        });
  }

  // Retries

  private static final RetryPolicy FOUR_ATTEMPTS = RetryPolicy.of(4, millis(100), millis(1000));

  private final Politeness politeness = new Politeness(10, 10, Duration.ZERO);

  private Fetcher retrying(RetryPolicy policy) {
    return new RetryingFetcher(policy, politeness, new PoliteFetcher(politeness, site));
  }

  /** Fetches a page, and notes what came of it. */
  private void fetchAndNote(Fetcher fetcher, String address) {
    try {
      at("status " + await(fetcher.fetch(HttpUrl.get(address)), IOException.class).status());
    } catch (IOException failure) {
      at(failure.getMessage());
    }
  }

  @Test
  @DisplayName("a page is tried again, after pauses that the policy says")
  void triedAgain() {
    site.answer(
        A,
        (address, attempt) -> {
          at("attempt " + attempt);
          if (attempt == 1) {
            throw new IOException("connection reset");
          }
          return MemorySite.page(address, attempt == 2 ? 503 : 200, "");
        });
    run(() -> fetchAndNote(retrying(FOUR_ATTEMPTS), A));

    observed("attempts of 10 ms, with pauses of 100 and 200", trace)
        .suggests(RETRIES_AT_ONCE, seen -> seen.contains("attempt 2 at 20"))
        .shouldBe("attempt 1 at 10", "attempt 2 at 120", "attempt 3 at 330", "status 200 at 330");
  }

  @Test
  @DisplayName("an answer that is final is not asked for again")
  void finalAnswers() {
    site.status(A + "gone", 404)
        .answer(
            A + "large",
            (address, _) -> {
              throw new BodyTooLarge(address, 10);
            });
    run(
        () -> {
          fetchAndNote(retrying(FOUR_ATTEMPTS), A + "gone");
          fetchAndNote(retrying(FOUR_ATTEMPTS), A + "large");
        });

    observed("a page that is not there, and one that is too large", trace)
        .suggests(RETRIES_WHAT_IS_FINAL)
        .shouldBe(
            "status 404 at 10", "the body of http://a.example/large is longer than 10 bytes at 20");
  }

  @Test
  @DisplayName("the answer to the last attempt is the answer")
  void theLastAttempt() {
    site.status(A + "busy", 503)
        .answer(
            A + "dead",
            (_, attempt) -> {
              throw new IOException("reset " + attempt);
            });
    run(
        () -> {
          Fetcher twice = retrying(RetryPolicy.of(2, millis(100), millis(1000)));
          attempting("fetching a page that is always busy", () -> fetchAndNote(twice, A + "busy"))
              .suggests(GIVES_UP_BY_AN_ERROR)
              .shouldSucceed();
          fetchAndNote(twice, A + "dead");
        });

    observed("two attempts at a busy server, and at a dead one", trace)
        .suggests(RETRIES_WHAT_IS_FINAL, seen -> seen.contains("reset 3"))
        .suggests(GIVES_UP_BY_AN_ERROR)
        .shouldBe("status 503 at 120", "reset 2 at 240");
  }

  @Test
  @DisplayName("a server that says when to come back is left in peace until then")
  void retryAfter() {
    site.answer(
            A,
            (address, attempt) ->
                attempt == 1
                    ? MemorySite.page(address, 429, "", "Retry-After", "1")
                    : MemorySite.page(address, 200, ""))
        .page(A + "other")
        .page(B);
    run(
        () -> {
          Fetcher fetcher = retrying(FOUR_ATTEMPTS);
          var busy = start("busy", () -> fetchAndNote(fetcher, A));
          pause(50);
          var other = start("other", () -> fetchAndNote(fetcher, A + "other"));
          fetchAndNote(fetcher, B);
          await(gather(busy, other));
        });

    observed("at 10, a server says: not for a second", trace)
        .suggests(
            ASKS_ON,
            seen ->
                seen.contains("status 200 at 60")
                    && seen.size() == 3
                    && seen.indexOf("status 200 at 60") != seen.lastIndexOf("status 200 at 60"))
        .suggests(RETRIES_AT_ONCE)
        .shouldBe("status 200 at 60", "status 200 at 1020", "status 200 at 1020");
  }

  @Test
  @DisplayName("a cancellation is no failed attempt")
  void aCancelledAttempt() {
    site.page(A).taking(_ -> 1000);
    run(
        () -> {
          Task<Page> fetch = createTask(retrying(FOUR_ATTEMPTS).fetch(SOMEWHERE));
          pause(500);
          fetch.cancel();
          ended(fetch);
          at("cancelled: " + fetch.isCancelled());
        });

    observed("a fetch that is cancelled at 500", trace)
        .suggests(RETRIES_A_CANCELLATION)
        .shouldBe("cancelled: true at 500");
  }

  // The crawler

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
        .suggests(NO_LIMIT)
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
        .suggests(ONLY_EXCEPTIONS)
        .shouldBe(Map.of("a/", "2 links", "a/1", "should not be", "a/2", "not this task"));
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
  @DisplayName("random sites have the same pages within reach, whatever takes how long")
  void randomDepths() {
    for (long seed = 1; seed <= 6; seed++) {
      var random = new Random(seed);
      var generated = GeneratedSite.of(40, random);
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
        .suggests(ONE_TOO_FAR)
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
        .suggests(EVERYONE_LOADS)
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
        .suggests(NO_PAUSE)
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
        .suggests(REDIRECTS_FOR_EVER, seen -> seen > 11)
        .shouldBe(11);
    observed("the outcome of the last", outcomes.get("a/10"))
        .suggests(REDIRECTS_FOR_EVER)
        .shouldBe("too many redirects");
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
  @DisplayName("wherever a crawl is cancelled, no request and no task is left")
  void cancelledAtEveryMoment() {
    during(
        TASKS_ARE_NOBODYS,
        "cancelling a crawl",
        () -> EveryMoment.strike("cancelled", ScrapingTest::cancelACrawl));
  }

  private static void cancelACrawl(EveryMoment moment) {
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
        () -> moment.pass(() -> crawls.forEach(Task::cancel)),
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

  // All together

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
          WRONG_THREAD,
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
