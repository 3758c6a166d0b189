package asyncio.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A message to a page that has subscribed: what the browser's {@code EventSource} calls an event.
 *
 * @param type the name under which the page listens; without one it is {@code message}
 * @param id what the browser sends as {@code Last-Event-ID} if it has to connect again; the empty one
 *     has it forget the last
 * @param retry how long the browser should wait before it connects again
 * @param data may have several lines, and may be empty
 */
public record ServerSentEvent(
    Optional<String> type, Optional<String> id, Optional<Duration> retry, String data) {

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if there is a line end in the type or the id, or a NUL in the id,
   *     or if the time is negative
   */
  public ServerSentEvent {
    Objects.requireNonNull(data, "data");
    type.ifPresent(text -> requireNone("\r\n", text, "type"));
    id.ifPresent(text -> requireNone("\r\n\0", text, "id"));
    if (retry.isPresent() && retry.get().isNegative()) {
      throw new IllegalArgumentException("a time to wait cannot be negative: " + retry.get());
    }
  }

  private static void requireNone(String forbidden, String text, String what) {
    if (text.chars().anyMatch(c -> forbidden.indexOf(c) >= 0)) {
      throw new IllegalArgumentException("a character that cannot be in the %s".formatted(what));
    }
  }

  /** An event of text alone. */
  public static ServerSentEvent of(String data) {
    return new ServerSentEvent(Optional.empty(), Optional.empty(), Optional.empty(), data);
  }

  /** An event of a value, as JSON. */
  public static ServerSentEvent json(Object value) {
    return of(new String(Json.write(value), StandardCharsets.UTF_8));
  }

  /** The same of another type. */
  public ServerSentEvent withType(String other) {
    return new ServerSentEvent(Optional.of(other), id, retry, data);
  }

  /** The same with another id. */
  public ServerSentEvent withId(String other) {
    return new ServerSentEvent(type, Optional.of(other), retry, data);
  }

  /** The same with another time to wait. */
  public ServerSentEvent withRetry(Duration other) {
    return new ServerSentEvent(type, id, Optional.of(other), data);
  }

  /**
   * The id of the last event that the client has got, if it was connected before: its header {@code
   * Last-Event-ID}.
   */
  public static Optional<String> lastId(Request request) {
    return request
        .headers()
        .get("Last-Event-ID")
        .map(
            text ->
                new String(
                    text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
  }
}
