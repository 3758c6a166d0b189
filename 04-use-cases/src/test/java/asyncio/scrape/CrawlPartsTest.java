package asyncio.scrape;

import static asyncio.Asyncio.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import asyncio.OnVirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import okhttp3.HttpUrl;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("what is given of the crawler")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "this is given code, which is tested on the reference")
class CrawlPartsTest extends OnVirtualTime {

  private static final HttpUrl HOME = HttpUrl.get("http://a.example/");
  private static final RetryPolicy THREE =
      RetryPolicy.of(3, Duration.ofSeconds(1), Duration.ofSeconds(5));

  private static Page page(int status, String... headers) {
    return MemorySite.page(HOME, status, "", headers);
  }

  private static Optional<Duration> seconds(long seconds) {
    return Optional.of(Duration.ofSeconds(seconds));
  }

  @Test
  @DisplayName("a page is known by one address")
  void canonical() {
    var same = HttpUrl.get("http://a.example/%7Eme/a%2fb?q=%c3%a9%41");
    for (String other :
        List.of(
            "HTTP://A.example:80/~me/a%2Fb?q=%C3%A9A#x",
            "http://a.example/./x/../~me/a%2fb?q=\u00e9A")) {
      assertThat(Addresses.canonical(HttpUrl.get(other))).isEqualTo(Addresses.canonical(same));
    }
    for (String other :
        List.of("http://a.example/~me/a/b?q=%C3%A9A", "http://a.example/~me/a%2Fb")) {
      assertThat(Addresses.canonical(HttpUrl.get(other))).isNotEqualTo(Addresses.canonical(same));
    }
  }

  @Test
  @DisplayName("a page says when to come back, by seconds or by a date of its own clock")
  void retryAfter() {
    String date = "Sun, 06 Nov 1994 08:49:37 GMT";
    String later = "Sun, 06 Nov 1994 08:49:47 GMT";

    assertThat(page(503, "Retry-After", "120").retryAfter()).isEqualTo(seconds(120));
    assertThat(page(503, "Retry-After", later, "Date", date).retryAfter()).isEqualTo(seconds(10));
    assertThat(page(503, "Retry-After", date, "Date", later).retryAfter()).isEqualTo(seconds(0));
    assertThat(page(503, "Retry-After", "soon").retryAfter()).isEmpty();
    assertThat(page(503).retryAfter()).isEmpty();
  }

  @Test
  @DisplayName("a redirect needs a status and a place that can be read")
  void redirects() {
    assertThat(page(308, "Location", "x#y").redirect()).contains(HOME.resolve("/x"));
    assertThat(page(200, "Location", "/x").redirect()).isEmpty();
    assertThat(page(302).redirect()).isEmpty();
    assertThat(page(302, "Location", "mailto:x").redirect()).isEmpty();
  }

  @Test
  @DisplayName("pauses double up to the longest, and end with the attempts")
  void pauses() {
    var policy = RetryPolicy.of(6, Duration.ofSeconds(1), Duration.ofSeconds(5));
    assertThat(List.of(1, 2, 3, 4, 5).stream().map(n -> policy.pauseAfter(page(503), n).get()))
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));
    assertThat(policy.pauseAfter(page(503), 6)).isEmpty();
    assertThat(policy.pauseAfter(new IOException(), 6)).isEmpty();
  }

  @Test
  @DisplayName("what is final is not tried again, nor what would take too long")
  void finalAnswers() {
    assertThat(THREE.pauseAfter(page(404), 1)).isEmpty();
    assertThat(THREE.pauseAfter(new BodyTooLarge(HOME, 1), 1)).isEmpty();
    assertThat(THREE.pauseAfter(page(503, "Retry-After", "6"), 1)).isEmpty();
    assertThat(THREE.pauseAfter(page(429, "Retry-After", "3"), 1)).isEqualTo(seconds(3));
    assertThat(THREE.pauseAfter(page(429, "Retry-After", "0"), 1)).isEqualTo(seconds(1));
    assertThat(THREE.pauseAfter(new IOException(), 1)).isEqualTo(seconds(1));
  }

  @Test
  @DisplayName("jitter takes away half at most")
  void jitter() {
    var policy = THREE.jitter(new Random(1));
    for (int i = 0; i < 100; i++) {
      assertThat(policy.pauseAfter(page(503), 2).get())
          .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }
  }

  @Test
  @DisplayName("settings that make no sense are refused")
  void refuses() {
    Crawl crawl = Crawl.from("http://a.example/");

    refused("depth must be >= 0: -1", () -> crawl.depth(-1));
    refused("mostPages must be >= 1: 0", () -> crawl.mostPages(0));
    refused("atOnce must be >= 1: 0", () -> crawl.atOnce(0));
    refused("perHost must be >= 1: 0", () -> crawl.perHost(0));
    refused("delay must be from 0 to PT24H: PT-1S", () -> crawl.delay(Duration.ofSeconds(-1)));
    refused("delay must be from 0 to PT24H: PT25H", () -> crawl.delay(Duration.ofHours(25)));
    refused("attempts must be > 0: 0", () -> RetryPolicy.of(0, Duration.ZERO, Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> Crawl.from("ftp://a.example/"));
  }

  private static void refused(String message, ThrowingCallable attempt) {
    assertThatIllegalArgumentException().isThrownBy(attempt).withMessage(message);
  }

  @Test
  @DisplayName("robots.txt may be elsewhere; one that leads nowhere forbids nothing")
  void robotsElsewhere() {
    var site =
        new MemorySite()
            .redirect("http://a.example/robots.txt", "http://b.example/rules")
            .text("http://b.example/rules", "User-agent: *\nDisallow: /x")
            .redirect("http://c.example/robots.txt", "/robots.txt")
            .answer(
                "http://d.example/robots.txt",
                (_, _) -> {
                  throw new IOException("no answer");
                });
    var robots = new Robots("loopcraft", new Politeness(9, 9, Duration.ZERO), site);
    run(
        () -> {
          for (String host : List.of("a", "c", "d")) {
            var address = HttpUrl.get("http://%s.example/x".formatted(host));
            note(host + " " + await(robots.rulesFor(address)).allows(address));
          }
        });

    assertThat(trace.lines()).containsExactly("a false", "c true", "d false");
  }

  @Test
  @DisplayName("a report tells failures from what need not be had")
  void report() {
    var failed = new Outcome.Refused(404);
    var report =
        new CrawlReport(
            Map.of(
                HOME,
                new Outcome.Visited(1, 2),
                HOME.resolve("/a"),
                failed,
                HOME.resolve("/b"),
                new Outcome.Forbidden()));

    assertThat(report.visited()).isEqualTo(1);
    assertThat(report.failures()).isEqualTo(Map.of(HOME.resolve("/a"), failed));
  }
}
