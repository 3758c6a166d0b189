package asyncio.scrape.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.run;

import asyncio.loop.EventLoop;
import asyncio.periodic.Schedule;
import asyncio.scrape.BodyLimits;
import asyncio.scrape.Crawl;
import asyncio.scrape.CrawlReport;
import asyncio.scrape.OkHttpFetcher;
import asyncio.scrape.Progress;
import asyncio.scrape.RetryPolicy;
import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;
import okhttp3.OkHttpClient;

/**
 * Demo 04.4: 300 pages that take 50 ms each, one at a time and 32 at once, which takes 20 seconds.
 *
 * <p>At the end once more, 32 at once, where a third of the answers fail.
 */
public final class ManyPagesDemo {

  private static final int PAGES = 300;
  private static final Duration DELAY = Duration.ofMillis(50);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(3);
  private static final Duration BETWEEN_UPDATES = Duration.ofMillis(100);

  private final GeneratedSite site = GeneratedSite.of(PAGES, new Random(1));
  private final boolean terminal = System.console() != null && System.console().isTerminal();

  private ManyPagesDemo() {}

  /** Runs the demo. */
  static void main() {
    var demo = new ManyPagesDemo();
    run(
        async(
            () -> {
              var random = new Random(2);
              demo.crawl("one at a time", 1, () -> false);
              demo.crawl("32 at once", 32, () -> false);
              demo.crawl("32 at once, and a third fails", 32, () -> random.nextInt(3) == 0);
            }));
  }

  private void crawl(String title, int atOnce, BooleanSupplier isDown) {
    IO.println(title);
    long start = EventLoop.running().time();
    try (var server = await(SiteServer.start(site, DELAY, isDown));
        var fetcher = new OkHttpFetcher(new OkHttpClient(), "loopcraft/1.0", BodyLimits.DEFAULT)) {
      var progress = new Progress();
      CrawlReport report;
      try (var _ = showing(progress)) {
        report =
            await(
                Crawl.from(server.address(GeneratedSite.path(0)))
                    .atOnce(atOnce)
                    .perHost(atOnce)
                    .retrying(
                        RetryPolicy.of(12, DELAY, DELAY.multipliedBy(4)).jitter(new Random(3)))
                    .observedBy(progress)
                    .run(fetcher));
      }
      var took = Duration.ofNanos(EventLoop.running().time() - start);
      tell(server, progress, report, took);
    }
  }

  /** On a terminal, a line that is written over and over; elsewhere, a line now and then. */
  private AutoCloseableQuietly showing(Progress progress) {
    var series =
        Schedule.atFixedRate(terminal ? BETWEEN_UPDATES : BETWEEN_LINES)
            .firstAfter(terminal ? BETWEEN_UPDATES : BETWEEN_LINES)
            .named("progress")
            .start(_ -> IO.print(terminal ? "\r  " + progress + "   " : "  " + progress + "\n"));
    return () -> {
      series.close();
      if (terminal) {
        IO.print("\r" + " ".repeat(78) + "\r");
      }
    };
  }

  /** What a try can close without a catch. */
  @FunctionalInterface
  private interface AutoCloseableQuietly extends AutoCloseable {
    @Override
    void close();
  }

  private static void tell(
      SiteServer server, Progress progress, CrawlReport report, Duration took) {
    long twice = server.served().values().stream().filter(times -> times > 1).count();
    IO.println(
        "  %d pages in %.1f s, %d requests, %d at once at most"
            .formatted(
                report.visited(),
                took.toMillis() / 1000.0,
                progress.requests(),
                progress.mostUnderWay()));
    IO.println("  fetched twice: %d, lost: %d".formatted(twice, PAGES - server.served().size()));
  }
}
