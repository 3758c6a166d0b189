package asyncio.scrape;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.task.Coroutine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * Servers without a network: they answer after a time of the loop's clock, and count who asks. What
 * they do not have is a 404.
 */
final class MemorySite implements Fetcher {

  /** Answers one attempt, of which the first is 1. */
  @FunctionalInterface
  interface Answer {
    Page to(HttpUrl address, int attempt) throws IOException;
  }

  private final Map<HttpUrl, Answer> answers = new HashMap<>();
  private final Map<HttpUrl, Integer> attempts = new HashMap<>();
  private final Map<Origin, Integer> perServer = new HashMap<>();
  private final List<HttpUrl> asked = new ArrayList<>();
  private ToLongFunction<HttpUrl> millis = _ -> 10;
  private int underWay;
  private int mostUnderWay;
  private int mostPerServer;

  // What the servers have

  MemorySite answer(String address, Answer answer) {
    answers.put(HttpUrl.get(address), answer);
    return this;
  }

  /** A page of HTML with links. */
  MemorySite page(String address, String... links) {
    return answer(address, (at, _) -> html(at, links));
  }

  /** A file of plain text. */
  MemorySite text(String address, String text) {
    return answer(address, (at, _) -> page(at, 200, text, "Content-Type", "text/plain"));
  }

  MemorySite status(String address, int status, String... headers) {
    return answer(address, (at, _) -> page(at, status, "", headers));
  }

  MemorySite redirect(String address, String to) {
    return status(address, 302, "Location", to);
  }

  /** How long an answer takes. */
  MemorySite taking(ToLongFunction<HttpUrl> millis) {
    this.millis = millis;
    return this;
  }

  static Page html(HttpUrl address, String... links) {
    String anchors =
        Stream.of(links).map("<a href='%s'>a link</a>\n"::formatted).collect(Collectors.joining());
    return page(address, 200, anchors, "Content-Type", "text/html");
  }

  static Page page(HttpUrl address, int status, String body, String... headers) {
    return new Page(address, status, Headers.of(headers), body.getBytes(StandardCharsets.UTF_8));
  }

  // Fetching

  @Override
  public Coroutine<Page> fetch(HttpUrl address) {
    return async(
        () -> {
          int attempt = attempts.merge(address, 1, Integer::sum);
          asked.add(address);
          enter(Origin.of(address));
          try {
            await(sleep(Duration.ofMillis(millis.applyAsLong(address))));
          } finally {
            leave(Origin.of(address));
          }
          return answers.getOrDefault(address, MemorySite::notFound).to(address, attempt);
        });
  }

  private static Page notFound(HttpUrl address, int attempt) {
    return page(address, 404, "");
  }

  private void enter(Origin server) {
    underWay++;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    mostPerServer = Math.max(mostPerServer, perServer.merge(server, 1, Integer::sum));
  }

  private void leave(Origin server) {
    underWay--;
    perServer.merge(server, -1, Integer::sum);
  }

  // What was seen

  /** What was asked for, in alphabetical order, without each robots.txt. */
  List<String> askedPages() {
    return asked.stream()
        .filter(address -> !address.encodedPath().equals("/robots.txt"))
        .map(HttpUrl::toString)
        .sorted()
        .toList();
  }

  /** How often an address was asked for. */
  int attempts(String address) {
    return attempts.getOrDefault(HttpUrl.get(address), 0);
  }

  int underWay() {
    return underWay;
  }

  int mostUnderWay() {
    return mostUnderWay;
  }

  int mostPerServer() {
    return mostPerServer;
  }
}
