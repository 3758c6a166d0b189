// Misconception: splitting text at its line ends gives all of its lines.
// Fails: lines
package asyncio.http;

public final class EventStream {

  static String encode(ServerSentEvent event) {
    var lines = new StringBuilder();
    event.type().ifPresent(type -> field(lines, "event", type));
    event.id().ifPresent(id -> field(lines, "id", id));
    event.retry().ifPresent(time -> field(lines, "retry", String.valueOf(time.toMillis())));
    for (String line : event.data().split("\r\n|\r|\n")) {
      field(lines, "data", line);
    }
    return lines.append('\n').toString();
  }
}
