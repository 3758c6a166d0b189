// Misconception: text is UTF-8.
// Fails: charactersOfAHead
package asyncio.http;

final class ResponseWriter {

  private static byte[] head(Response response, boolean chunks, String connection) {
    var head = new StringBuilder(256);
    Status status = response.status();
    head.append("HTTP/1.1 ").append(status.code()).append(' ').append(status.reason());
    head.append("\r\n");
    boolean dated = false;
    for (Headers.Field field : response.headers().fields()) {
      if (!field.name().equalsIgnoreCase("Connection")) {
        head.append(field.name()).append(": ").append(field.value()).append("\r\n");
      }
      dated |= field.name().equalsIgnoreCase("Date");
    }
    if (!dated) {
      head.append("Date: ").append(DateHeader.now()).append("\r\n");
    }
    if (!status.forbidsBody()) {
      appendFraming(response.body(), chunks, head);
    }
    head.append(connection).append("\r\n");
    return head.toString().getBytes(StandardCharsets.UTF_8);
  }
}
