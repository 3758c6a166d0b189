package asyncio.scrape;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.waitFor;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.loop.Poller;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.ExecutorCall;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.Tasks;
import asyncio.task.TimeoutError;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
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
          "an answer that comes after the cancellation is put into a future that is done; look on"
              + " the loop's thread whether it is");

  private static final Misconception STAYS_OPEN =
      Misconception.of(
          "response-stays-open",
          "a response whose body is not read to its end is never closed, and its connection is"
              + " lost");

  private static final Misconception CLOSES_IF_WANTED =
      Misconception.of(
          "closes-what-is-wanted",
          "a response is left open if nobody wants it any more, or if the loop was closed; close it"
              + " where it arrives, whoever waits for it");

  private static final Misconception WAKES_ONLY =
      Misconception.of(
          "wakes-after-settling",
          "the future is completed on OkHttp's thread, and only then the loop is woken; completing"
              + " it is what has to be handed over");

  private static final Misconception CALLS_EARLY =
      Misconception.of(
          "calls-before-it-runs",
          "the call is made as soon as somebody asks for a coroutine; nothing goes out until that"
              + " is started");

  private static final Misconception ONLY_IO_FAILS =
      Misconception.of(
          "only-io-fails",
          "reading throws something else than an IOException, and the future is never completed;"
              + " those who wait for it do so for ever");

  private static final Misconception READS_PAST_THE_LIMIT =
      Misconception.of(
          "reads-past-the-limit",
          "one byte too many is there, and more are waited for, although it is clear already that"
              + " the body is too long");

  private static final Misconception LIMIT_OVERFLOWS =
      Misconception.of(
          "limit-overflows",
          "one more than the limit is reckoned as an int; after the largest int comes the"
              + " smallest");

  private static final Misconception NO_TYPE_IS_UNWANTED =
      Misconception.of(
          "no-type-is-unwanted",
          "a body is not read because the server does not say its type; BodyLimits.wants knows what"
              + " is wanted then, too");

  private static final Misconception OF_ITS_OWN =
      Misconception.of(
          "a-client-of-its-own",
          "connections or time limits are new ones, in place of those of the given client");

  private static final Misconception CLOSE_LEAVES_CALLS =
      Misconception.of(
          "close-leaves-calls",
          "the fetcher is closed, and its calls go on; whoever waits for them waits on");

  private static final Misconception CLOSE_CANCELS_WAITERS =
      Misconception.of(
          "close-cancels-waiters",
          "to close the fetcher cancels the futures, and those who wait take that for their own"
              + " cancellation; cancel the calls, of which an IOException comes by itself");

  private static final Misconception CLOSES_WHAT_WAS_GIVEN =
      Misconception.of(
          "closes-what-was-given",
          "to close the fetcher ends calls or connections of the client that it was made of; those"
              + " belong to whoever made that");

  private static final Misconception THREADS_STAY =
      Misconception.of(
          "threads-stay",
          "the fetcher is closed, and the threads of its calls wait for more; shut down what they"
              + " come from, or take threads that end with their call");

  private static final Misconception LIMIT_IS_TOO_LONG =
      Misconception.of(
          "limit-is-too-long",
          "a body that is as long as the limit counts as too long; one byte more is too long");

  private static final Misconception NO_USER_AGENT =
      Misconception.of("no-user-agent", "the request does not say who asks");

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

  private static final Misconception SIXTY_FOUR =
      Misconception.of(
          "sixty-four-in-all",
          "OkHttp's dispatcher lets 64 calls in all through, whatever their hosts, and the others"
              + " wait in it; there are two limits to set");

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

  private static final Misconception ENDED_WHEN_CANCELLED =
      Misconception.of(
          "ended-when-cancelled",
          "a call counts as ended when it was cancelled, and virtual time goes on; OkHttp's thread"
              + " may be at work on it still, and its onResponse or onFailure is the end");

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
          .suggests(NO_USER_AGENT)
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

  @Test
  @DisplayName("a page that was handed over before the cancellation troubles nobody")
  void cancelledWhenHandedOver() {
    var body = new WatchedBody("text/html", 1_000);
    var reports = new ArrayList<String>();
    try (var fetcher = fetcher(body.client(CLIENT))) {
      runForReal(
          LATE_ANSWER,
          "cancelling a call whose page was handed over",
          () -> {
            EventLoop.running().setExceptionHandler((_, report) -> reports.add(text(report)));
            Task<Page> fetch = createTask(fetcher.fetch(SOMEWHERE));
            onAThread(body::awaitReader);
            body.letRead();
            // The loop stands meanwhile: what is handed over waits behind this callback.
            body.awaitReaderGone();
            fetch.cancel();
            ended(fetch);
            onAThread(() -> true);
          });
    }

    observed("what the loop complains of", reports).suggests(LATE_ANSWER).shouldBeEmpty();
  }

  @Test
  @DisplayName("an answer to a call that was given up is closed, though nobody wants it")
  void anUnwantedAnswer() {
    var body = new WatchedBody("text/html", 1_000).letRead();
    var answered = new CountDownLatch(1);
    var givenUp = new CountDownLatch(1);
    // OkHttp has the answer, looks a last time whether the call is cancelled, tells this listener,
    // and then calls back.
    var betweenTheTwo =
        new EventListener() {
          @Override
          public void callEnd(Call call) {
            answered.countDown();
            awaitOr(givenUp, 1000);
          }
        };
    try (var fetcher =
        fetcher(body.client(CLIENT).newBuilder().eventListener(betweenTheTwo).build())) {
      runForReal(
          LATE_ANSWER,
          "cancelling a call that has its answer",
          () -> {
            Task<Page> fetch = createTask(fetcher.fetch(SOMEWHERE));
            note("answered: " + onAThread(() -> awaitOr(answered, 1000)));
            fetch.cancel();
            ended(fetch);
            givenUp.countDown();
            note("closed: " + onAThread(body::awaitClosed));
          });
    }

    observed("what became of the answer", trace)
        .suggests(CLOSES_IF_WANTED, seen -> seen.contains("closed: false"))
        .shouldBe("answered: true", "closed: true");
  }

  @Test
  @DisplayName("an answer that comes after the loop was closed is closed, too")
  void anAnswerAfterTheLoop() {
    var body = new WatchedBody("text/html", 1_000).letRead();
    var loopClosed = new CountDownLatch(1);
    var client = body.client(whenArrived(() -> awaitOr(loopClosed, 1000)));
    try (var fetcher = fetcher(client)) {
      try (var loop = EventLoop.create()) {
        // It complains of the task that is left; that is meant.
        loop.setExceptionHandler((_, _) -> {});
        var main =
            Tasks.of(loop)
                .create(
                    async(
                        () -> {
                          createTask(fetcher.fetch(SOMEWHERE));
                          ticks(3);
                        }),
                    "main",
                    null);
        Runner.runUntilComplete(loop, main);
      }
      loopClosed.countDown();
      observed("whether the answer was closed", body.awaitClosed())
          .suggests(CLOSES_IF_WANTED)
          .shouldBe(true);
    }
  }

  @Test
  @DisplayName("nobody but the loop's thread touches the future")
  void whoTouchesTheFuture() {
    Thread ofTheLoop = Thread.currentThread();
    var body = new WatchedBody("text/html", 1_000);
    var strangers = new ConcurrentLinkedQueue<Thread>();
    var watching =
        new LoopObserver() {
          @Override
          public void beforePoll(long timeoutNanos) {
            if (timeoutNanos == Poller.FOREVER) {
              body.letRead();
            }
          }

          @Override
          public void scheduled(Handle handle) {
            if (Thread.currentThread() != ofTheLoop) {
              strangers.add(Thread.currentThread());
            }
          }
        };
    try (var fetcher = fetcher(body.client(CLIENT))) {
      runForReal(
          WRONG_THREAD,
          "fetching a page that comes when the loop sleeps",
          () -> {
            EventLoop.running().addObserver(watching);
            await(fetcher.fetch(SOMEWHERE));
          });
    }

    observed(
            "threads that have scheduled callbacks, as one does that completes a future", strangers)
        .suggests(WAKES_ONLY)
        .shouldBeEmpty();
  }

  @Test
  @DisplayName("a call is made when the coroutine is started, and not before")
  void oneCallOnceStarted() {
    var calls = new AtomicInteger();
    var counting =
        new EventListener() {
          @Override
          public void callStart(Call call) {
            calls.incrementAndGet();
          }
        };
    var client = answeringWhen(() -> {}).newBuilder().eventListener(counting).build();
    try (var fetcher = fetcher(client)) {
      runForReal(
          WRONG_THREAD,
          "fetching a page",
          () -> {
            Coroutine<Page> fetch = fetcher.fetch(SOMEWHERE);
            note(calls + " calls");
            await(fetch);
            note(calls + " calls");
          });
    }

    observed("calls before the coroutine is awaited, and after that", trace)
        .suggests(CALLS_EARLY, seen -> !seen.getFirst().equals("0 calls"))
        .shouldBe("0 calls", "1 calls");
  }

  /** A server that is silent: a call to it ends when it is cancelled, or after a while. */
  private static final class Silence extends EventListener {

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);

    OkHttpClient client() {
      return answeringWhen(
              () -> {
                arrived.countDown();
                awaitOr(cancelled, 500);
              })
          .newBuilder()
          .eventListener(this)
          .dispatcher(new okhttp3.Dispatcher(Executors.newVirtualThreadPerTaskExecutor()))
          .build();
    }

    boolean awaitArrival() {
      return awaitOr(arrived, 1000);
    }

    @Override
    public void canceled(Call call) {
      cancelled.countDown();
    }
  }

  @Test
  @DisplayName("who closes the fetcher cancels its calls, and those who wait get an IOException")
  void closingCancelsTheCalls() {
    var silence = new Silence();
    try (var fetcher = fetcher(silence.client())) {
      runForReal(
          CLOSE_LEAVES_CALLS,
          "closing a fetcher whose call is under way",
          () -> {
            Task<Page> fetch = createTask(fetcher.fetch(SOMEWHERE));
            onAThread(silence::awaitArrival);
            fetcher.close();
            attempting("awaiting a fetch when the fetcher was closed", () -> await(fetch))
                .suggests(CLOSE_LEAVES_CALLS, thrown -> thrown == null)
                .suggests(CLOSE_CANCELS_WAITERS, thrown -> thrown instanceof CancelledError)
                .shouldThrow(IOException.class);
          });
    }
  }

  @Test
  @DisplayName("to close the fetcher leaves the given client's own calls alone")
  void closingLeavesTheClient() {
    OkHttpClient client = new Silence().client();
    Call own = client.newCall(new Request.Builder().url(SOMEWHERE).build());
    own.enqueue(
        new Callback() {
          @Override
          public void onResponse(Call call, Response response) {
            response.close();
          }

          @Override
          public void onFailure(Call call, IOException failure) {}
        });
    try {
      fetcher(client).close();

      observed("whether a call of the client itself was cancelled", own.isCanceled())
          .suggests(CLOSES_WHAT_WAS_GIVEN)
          .shouldBe(false);
    } finally {
      own.cancel();
    }
  }

  @Test
  @DisplayName("when the fetcher is closed, no thread of it is left")
  void closingEndsTheThreads() throws Exception {
    var threads = new ConcurrentLinkedQueue<Thread>();
    try (var fetcher = fetcher(answeringWhen(() -> threads.add(Thread.currentThread())))) {
      runForReal(WRONG_THREAD, "fetching a page", () -> await(fetcher.fetch(SOMEWHERE)));
    }
    for (Thread thread : threads) {
      thread.join(Duration.ofMillis(700));
    }

    observed(
            "threads that made calls and are left",
            threads.stream().filter(Thread::isAlive).map(Thread::getName).toList())
        .suggests(THREADS_STAY)
        .shouldBeEmpty();
  }

  @Test
  @DisplayName("a call goes through the connections of the given client, and they are left to it")
  void theGivenConnections() throws Exception {
    var pool = new ConnectionPool();
    var client = CLIENT.newBuilder().connectionPool(pool).build();
    try (var server = serving(answer(200).body("one"), answer(200).body("two"))) {
      try (var own = client.newCall(new Request.Builder().url(server.url("/")).build()).execute()) {
        observed("what the client itself gets", own.body().string()).shouldBe("one");
      }
      try (var fetcher = fetcher(client)) {
        runForReal(WRONG_THREAD, "fetching a page", () -> await(fetcher.fetch(server.url("/"))));
      }
      server.takeRequest();

      observed(
              "how many requests the connection of the second had brought before",
              server.takeRequest().getExchangeIndex())
          .suggests(OF_ITS_OWN, seen -> seen == 0)
          .shouldBe(1);
      observed("connections that the client has afterwards", pool.connectionCount())
          .suggests(CLOSES_WHAT_WAS_GIVEN, seen -> seen == 0)
          .shouldBe(1);
    } finally {
      pool.evictAll();
    }
  }

  @Test
  @DisplayName("a call has the time limits of the given client")
  void theGivenTimeLimits() {
    var limited =
        CLIENT
            .newBuilder()
            .connectTimeout(Duration.ofSeconds(11))
            .readTimeout(Duration.ofSeconds(22))
            .writeTimeout(Duration.ofSeconds(33))
            .callTimeout(Duration.ofSeconds(44))
            .addInterceptor(
                chain -> {
                  note("connect " + chain.connectTimeoutMillis());
                  note("read " + chain.readTimeoutMillis());
                  note("write " + chain.writeTimeoutMillis());
                  note("call " + chain.call().timeout().timeoutNanos() / 1_000_000);
                  return chain.proceed(chain.request());
                })
            .build();
    var body = new WatchedBody("text/html", 0).letRead();
    try (var fetcher = fetcher(body.client(limited))) {
      runForReal(WRONG_THREAD, "fetching a page", () -> await(fetcher.fetch(SOMEWHERE)));
    }

    observed("the time limits of a call, in ms", trace)
        .suggests(OF_ITS_OWN)
        .shouldBe("connect 11000", "read 22000", "write 33000", "call 44000");
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
        .suggests(LIMIT_IS_TOO_LONG, all -> all.get(1_000).equals("BodyTooLarge"))
        .shouldBe(Map.of(999, "999", 1_000, "1000", 1_001, "BodyTooLarge"));
  }

  @Test
  @DisplayName("the largest limit there is is a limit, too")
  void theLargestLimit() {
    var body = new WatchedBody("text/html", 10).letRead();
    try (var fetcher =
        new OkHttpFetcher(
            body.client(CLIENT),
            "tester",
            new BodyLimits(Integer.MAX_VALUE, Set.of("text/html")))) {
      runForReal(
          WRONG_THREAD,
          "fetching a body of 10 bytes",
          () ->
              attempting(
                      "fetching 10 bytes with a limit of Integer.MAX_VALUE",
                      () -> note(whatComesOf(fetcher)))
                  .suggests(LIMIT_OVERFLOWS)
                  .shouldSucceed());
    }

    observed("a body of 10 bytes, with a limit of Integer.MAX_VALUE", trace)
        .suggests(LIMIT_OVERFLOWS)
        .shouldBe("10");
  }

  @Test
  @DisplayName("with one byte too many, no more of the body is waited for")
  void oneByteTooMany() {
    var body = new WatchedBody("text/html", 1_001).letRead();
    try (var fetcher =
        new OkHttpFetcher(
            body.client(CLIENT), "tester", new BodyLimits(1_000, LIMITS.mediaTypes()))) {
      runForReal(
          WRONG_THREAD, "fetching a body that is too long", () -> note(whatComesOf(fetcher)));
    }

    observed("a body of 1001 bytes, with a limit of 1000", trace).shouldBe("BodyTooLarge");
    observed("whether more was waited for", body.foundEnd())
        .suggests(READS_PAST_THE_LIMIT)
        .shouldBe(false);
  }

  @Test
  @DisplayName("a body whose type nobody says is read")
  void noType() {
    var body = new WatchedBody(null, 10).letRead();
    try (var fetcher = fetcher(body.client(CLIENT))) {
      runForReal(WRONG_THREAD, "fetching a body", () -> note(whatComesOf(fetcher)));
    }

    observed("the length of a body of 10 bytes without a type", trace)
        .suggests(NO_TYPE_IS_UNWANTED, seen -> seen.contains("0"))
        .shouldBe("10");
  }

  @Test
  @DisplayName("whatever reading throws comes out of the coroutine")
  void readingFails() {
    for (Throwable failure :
        List.of(new IllegalStateException("broken"), new AssertionError("should not be"))) {
      var body = new WatchedBody("text/html", 10).letRead().whenRead(() -> sneak(failure));
      try (var fetcher = fetcher(body.client(CLIENT))) {
        runForReal(
            ONLY_IO_FAILS,
            "fetching a body that cannot be read",
            () ->
                attempting(
                        "fetching a body of which reading throws " + failure,
                        () -> await(waitFor(fetcher.fetch(SOMEWHERE), millis(700))))
                    .suggests(ONLY_IO_FAILS, thrown -> thrown instanceof TimeoutError)
                    .shouldThrow(failure.getClass()));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void sneak(Throwable failure) throws X {
    throw (X) failure;
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
  @DisplayName("a hundred calls to one host are under way at once, if so many are asked for")
  void aHundredAtOnce() {
    var all = new CountDownLatch(100);
    var underWay = new AtomicInteger();
    var atOnce = new AtomicInteger();
    var slow =
        answeringWhen(
            () -> {
              atOnce.accumulateAndGet(underWay.incrementAndGet(), Math::max);
              all.countDown();
              awaitOr(all, 300);
              underWay.decrementAndGet();
              while (all.getCount() > 0) {
                all.countDown();
              }
            });
    try (var fetcher = fetcher(slow)) {
      runForReal(
          WRONG_THREAD,
          "fetching a hundred pages at once",
          () ->
              await(
                  gather(
                      IntStream.range(0, 100).mapToObj(_ -> fetcher.fetch(SOMEWHERE)).toList())));
    }

    observed("calls at once, of a hundred that end when all have begun", atOnce.get())
        .suggests(FIVE_A_HOST, seen -> seen == 5)
        .suggests(SIXTY_FOUR, seen -> seen == 64)
        .shouldBe(100);
  }

  /** A client whose calls are answered, without a body, when something has returned. */
  private static OkHttpClient answeringWhen(Runnable waiting) {
    return whenArrived(waiting)
        .newBuilder()
        .addInterceptor(chain -> new WatchedBody("text/html", 0).letRead().answer(chain.request()))
        .build();
  }

  /** A client that has something done when a call arrives, on OkHttp's thread. */
  private static OkHttpClient whenArrived(Runnable arrived) {
    return CLIENT
        .newBuilder()
        .addInterceptor(
            chain -> {
              arrived.run();
              return chain.proceed(chain.request());
            })
        .build();
  }

  private static boolean awaitOr(CountDownLatch latch, long millis) {
    try {
      return latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException givenUp) {
      Thread.currentThread().interrupt();
      return false;
    }
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

  @Test
  @DisplayName("virtual time stands still until a call that was cancelled has ended")
  void aCancelledCallTakesNoTime() {
    var body = new WatchedBody("text/html", 1_000);
    try (var fetcher = fetcher(body.client(CLIENT))) {
      runOrName(
          ENDED_WHEN_CANCELLED,
          "sleeping an hour after a call was cancelled",
          () -> {
            Task<Page> fetch = createTask(fetcher.fetch(SOMEWHERE));
            onAThread(body::awaitReader);
            fetch.cancel();
            ended(fetch);
            letReadIfTheLoopSleeps(body);
            await(sleep(Duration.ofHours(1)));
            note("the call has ended: " + body.isClosed());
            body.letRead();
          });
    }

    observed("an hour after a call was cancelled, which is read still", trace)
        .suggests(ENDED_WHEN_CANCELLED)
        .shouldBe("the call has ended: true");
  }

  /** The same, but not if its time has moved. */
  private void letReadIfTheLoopSleeps(WatchedBody body) {
    Thread ofTheLoop = Thread.currentThread();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              while (ofTheLoop.getState() != Thread.State.WAITING && time.now().isZero()) {
                Thread.yield();
              }
              if (time.now().isZero()) {
                body.letRead();
              }
            });
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
