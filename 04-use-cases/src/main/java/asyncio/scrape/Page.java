package asyncio.scrape;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;

/**
 * What a server has answered.
 *
 * @param address what was asked for
 * @param status HTTP's number for how it went, such as 200 or 404
 * @param headers whose names are the same in capitals and small letters
 * @param body belongs to the page: nobody changes it
 */
public record Page(HttpUrl address, int status, Headers headers, byte[] body) {

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");

  /** Whether it is what was asked for: a status from 200 to 299. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Where the server says to look instead, {@link Addresses#canonical}; empty for any other. */
  public Optional<HttpUrl> redirect() {
    return REDIRECTS.contains(status)
        ? header("Location").map(address::resolve).map(Addresses::canonical)
        : Optional.empty();
  }

  /** The value of a header; of the last one, if there are several. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The type of its content, if it says one that can be read. */
  public Optional<MediaType> contentType() {
    return header("Content-Type").map(MediaType::parse);
  }

  /** Whether it can have links. A page that does not say what it is has none. */
  public boolean isHtml() {
    return contentType().filter(type -> HTML.contains(BodyLimits.name(type))).isPresent();
  }

  /**
   * How long the server asks not to be asked again, by a number of seconds or by a date, which is
   * taken from the server's own clock if it tells.
   */
  public Optional<Duration> retryAfter() {
    return header("Retry-After").flatMap(this::duration);
  }

  private Optional<Duration> duration(String retryAfter) {
    if (retryAfter.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Integer.parseInt(retryAfter)));
    }
    return Optional.ofNullable(headers.getInstant("Retry-After"))
        .map(then -> Duration.between(serverTime(), then))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  private Instant serverTime() {
    return Optional.ofNullable(headers.getInstant("Date")).orElseGet(Instant::now);
  }

  /** Says what it is, and how large. */
  @Override
  public String toString() {
    return "Page[%s, %d, %d bytes]".formatted(address, status, body.length);
  }
}
