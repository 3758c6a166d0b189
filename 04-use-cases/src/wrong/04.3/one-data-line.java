// Misconception: the data of an event is what stands behind "data:".
// Fails: lines, whenTheyHappen
package asyncio.http;

public final class EventStream {

  static String encode(ServerSentEvent event) {
    var lines = new StringBuilder();
    event.type().ifPresent(type -> field(lines, "event", type));
    event.id().ifPresent(id -> field(lines, "id", id));
    event.retry().ifPresent(time -> field(lines, "retry", String.valueOf(time.toMillis())));
    field(lines, "data", event.data());
    return lines.append('\n').toString();
  }
}
