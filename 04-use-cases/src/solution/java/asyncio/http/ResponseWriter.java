package asyncio.http;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import java.nio.charset.StandardCharsets;
import loopcraft.grader.Exercise;

/** Writes responses, with all that HTTP wants to be in them. */
@Exercise(value = "04.3", part = 2)
final class ResponseWriter {

  /** To copy so many bytes is cheaper than to write twice. */
  private static final int MOST_TO_COPY = 16 * 1024;

  private static final byte[] NOTHING = {};

  private final PatientWriter out;

  /** Makes one for a connection. */
  ResponseWriter(PatientWriter out) {
    this.out = out;
  }

  /**
   * A coroutine that writes a response of {@code HTTP/1.1}, to whatever version the request was.
   *
   * <p>After the status line come the response's own fields without {@code Connection}, and then:
   *
   * <ul>
   *   <li>{@code Date}, if there is none: see {@link DateHeader}
   *   <li>{@code Content-Length}, if the length is known; otherwise {@code Transfer-Encoding:
   *       chunked}, if the request is of HTTP/1.1; otherwise neither, and the end of the connection
   *       is the end of the body
   *   <li>neither of the two, if the status {@link Status#forbidsBody}
   *   <li>{@code Connection: close}, if the connection is not kept; {@code Connection: keep-alive},
   *       if it is and the request is of HTTP/1.0
   * </ul>
   *
   * <p>After a request of the method {@code HEAD} the fields are the same as after {@code GET}, and
   * there is no body. Where there is none, a producer is not asked. Each character of a head is one
   * byte (ISO 8859-1). How many writes a response takes is up to you; for a small one, one is best.
   *
   * @param request what it answers
   * @param keepAlive whether the connection may be kept. It is not kept if that is false, if the
   *     response says {@code Connection: close}, or if its end is the end of the body
   * @return whether the connection is kept
   * @throws ClientGone from the coroutine, if the connection is lost
   * @throws Exception from the coroutine, whatever the body's producer throws; the connection
   *     cannot be used any more
   */
  Coroutine<Boolean> write(Response response, RequestHead request, boolean keepAlive) {
    return async(
        () -> {
          boolean chunks = request.version() == HttpVersion.HTTP_1_1;
          boolean withBody = !response.status().forbidsBody() && !request.method().equals("HEAD");
          boolean untilClose = endsWithTheConnection(response, chunks);
          boolean kept =
              keepAlive && !untilClose && !response.headers().hasToken("Connection", "close");
          byte[] head = head(response, chunks, connection(kept, request.version()));
          switch (response.body()) {
            case ResponseBody.Bytes(byte[] bytes) ->
                await(writeTogether(head, withBody ? bytes : NOTHING));
            case ResponseBody.Streamed streamed -> {
              await(out.write(head));
              if (withBody) {
                boolean chunked = chunks && streamed.length().isEmpty();
                await(new StreamedBody(streamed, chunked, out).send());
              }
            }
          }
          return kept;
        });
  }

  private static boolean endsWithTheConnection(Response response, boolean chunks) {
    return !chunks
        && !response.status().forbidsBody()
        && response.body() instanceof ResponseBody.Streamed streamed
        && streamed.length().isEmpty();
  }

  private static String connection(boolean kept, HttpVersion version) {
    if (!kept) {
      return "Connection: close\r\n";
    }
    return version == HttpVersion.HTTP_1_0 ? "Connection: keep-alive\r\n" : "";
  }

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
    return head.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void appendFraming(ResponseBody body, boolean chunks, StringBuilder head) {
    switch (body) {
      case ResponseBody.Bytes(byte[] bytes) -> appendLength(bytes.length, head);
      case ResponseBody.Streamed(var length, _) when length.isPresent() ->
          appendLength(length.getAsLong(), head);
      case ResponseBody.Streamed _ when chunks -> head.append("Transfer-Encoding: chunked\r\n");
      case ResponseBody.Streamed _ -> {}
    }
  }

  private static void appendLength(long length, StringBuilder head) {
    head.append("Content-Length: ").append(length).append("\r\n");
  }

  private Coroutine<Void> writeTogether(byte[] head, byte[] body) {
    return async(
        () -> {
          if (head.length + body.length > MOST_TO_COPY) {
            await(out.write(head));
            await(out.write(body));
          } else {
            var all = new byte[head.length + body.length];
            System.arraycopy(head, 0, all, 0, head.length);
            System.arraycopy(body, 0, all, head.length, body.length);
            await(out.write(all));
          }
        });
  }
}
