package asyncio.scrape.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.scrape.Crawl;
import asyncio.scrape.Page;
import asyncio.task.Coroutine;
import asyncio.task.Runner;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * Demo 04.4: crawls a site in memory, three pages at once, on virtual time.
 *
 * <p>The twin of {@code src/cpython/crawl.py}.
 */
public final class CrawlDemo {

  private static final Map<String, Source> SITE =
      Map.of(
          "/", new Source(100, List.of("/news", "/about", "/shop", "/")),
          "/news", new Source(130, List.of("/news/1", "/news/2", "/about")),
          "/about", new Source(50, List.of("/", "/contact")),
          "/shop", new Source(410, List.of("/shop/1", "/news/2")),
          "/news/1", new Source(70, List.of("/news")),
          "/news/2", new Source(90, List.of("/news", "/news/1")),
          "/contact", new Source(30, List.of()),
          "/shop/1", new Source(20, List.of("/shop")));

  /** How long a page takes, and where it links to. */
  private record Source(long millis, List<String> links) {

    byte[] html() {
      return links.stream()
          .map("<a href='%s'>a link</a>"::formatted)
          .collect(Collectors.joining("\n"))
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  private final EventLoop loop;
  private final Consumer<String> print;

  private CrawlDemo(EventLoop loop, Consumer<String> print) {
    this.loop = loop;
    this.print = print;
  }

  /** Runs the demo. */
  static void main() {
    var time = new VirtualTime();
    try (var loop = EventLoop.create(time, time)) {
      program(loop, IO::println);
    }
  }

  /** What both twins do. */
  public static void program(EventLoop loop, Consumer<String> print) {
    var demo = new CrawlDemo(loop, print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    var report = await(Crawl.from("http://site.example/").atOnce(3).perHost(3).run(this::fetch));
    say(report.visited() + " pages");
  }

  private Coroutine<Page> fetch(HttpUrl address) {
    return async(
        () -> {
          String path = address.encodedPath();
          if (!SITE.containsKey(path)) {
            return new Page(address, 404, Headers.of(), new byte[0]);
          }
          say("ask for " + path);
          Source source = SITE.get(path);
          await(sleep(Duration.ofMillis(source.millis())));
          say("have " + path);
          return new Page(address, 200, Headers.of("Content-Type", "text/html"), source.html());
        });
  }

  private void say(String what) {
    print.accept("%d ms: %s".formatted(Duration.ofNanos(loop.time()).toMillis(), what));
  }
}
