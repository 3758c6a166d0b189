// Misconception: a line end is whatever \R matches.
// Fails: otherSeparators
package asyncio.http;

public final class EventStream {

  static String encode(ServerSentEvent event) {
    var lines = new StringBuilder();
    event.type().ifPresent(type -> field(lines, "event", type));
    event.id().ifPresent(id -> field(lines, "id", id));
    event.retry().ifPresent(time -> field(lines, "retry", String.valueOf(time.toMillis())));
    for (String line : event.data().split("\\R", -1)) {
      field(lines, "data", line);
    }
    return lines.append('\n').toString();
  }
}
