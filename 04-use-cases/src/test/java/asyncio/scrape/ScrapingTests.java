package asyncio.scrape;

import static asyncio.Asyncio.async;
import static loopcraft.grader.kit.Expect.during;

import asyncio.OnVirtualTime;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import loopcraft.grader.kit.Misconception;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;

/** What the tests of the crawler's parts have in common. */
abstract class ScrapingTests extends OnVirtualTime {

  static final String A = "http://a.example/";

  static final String B = "http://b.example/";

  static final HttpUrl SOMEWHERE = HttpUrl.get(A);

  @BeforeAll
  static void loadJsoup() {
    Jsoup.parse("<meta name=robots><a href='/x'>x</a>").select("meta[name=robots], a[href]");
  }

  @BeforeAll
  static void loadOkHttp() throws IOException {
    serving(answer(200)).close();
  }

  final MemorySite site = new MemorySite();

  static final BodyLimits LIMITS = BodyLimits.DEFAULT;

  /** One for all. To make a client that knows of TLS takes much longer. */
  static final OkHttpClient CLIENT =
      new OkHttpClient.Builder().connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).build();

  static OkHttpFetcher fetcher(OkHttpClient client) {
    return new OkHttpFetcher(client, "tester/1.0", LIMITS);
  }

  static OkHttpFetcher fetcher() {
    return fetcher(CLIENT);
  }

  static MockWebServer serving(MockResponse.Builder... answers) throws IOException {
    var server = new MockWebServer();
    Stream.of(answers).map(MockResponse.Builder::build).forEach(server::enqueue);
    server.start(InetAddress.getLoopbackAddress(), 0);
    return server;
  }

  static MockResponse.Builder answer(int status) {
    return new MockResponse.Builder().code(status);
  }

  /** Runs a program on a loop with the system's clock. */
  static void runForReal(Misconception idea, String what, CoroutineAction main) {
    during(
        idea,
        what,
        () -> {
          try (var runner = new Runner()) {
            runner.run(async(main));
          }
        });
  }

  /** Answers by a function that may wait. */
  @FunctionalInterface
  interface Answering {
    MockResponse.Builder to(RecordedRequest request) throws InterruptedException;
  }

  static Dispatcher dispatcher(Answering answering) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        return answering.to(request).build();
      }
    };
  }
}
