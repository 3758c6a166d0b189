package asyncio.scrape;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.LoopObserver;
import asyncio.loop.Poller;
import asyncio.task.CancelledError;
import asyncio.task.ExecutorCall;
import asyncio.task.Task;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.4", part = 2, points = 9, seconds = 15)
@DisplayName("04.4 Web scraping, part 2: the bridge to OkHttp")
class OkHttpFetcherTest extends ScrapingTests {

  private static final Misconception BLOCKS_THE_LOOP =
      Misconception.of(
          "blocks-the-loop",
          "the loop waits for the answer itself, and nothing else goes on; enqueue the call");

  static final Misconception WRONG_THREAD =
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
}
