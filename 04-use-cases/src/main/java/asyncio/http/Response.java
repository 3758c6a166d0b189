package asyncio.http;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * What a client is answered. The server adds what is about the connection and the length: {@code
 * Content-Length}, {@code Transfer-Encoding}, {@code Connection}, and the {@code Date} if there is
 * none. It leaves the body out where HTTP wants none: after {@code HEAD}, and with 204 and 304.
 *
 * @param status from 200 on
 * @param headers without {@code Content-Length} and {@code Transfer-Encoding}: the body decides
 *     about these. With {@code Connection: close} the server closes the connection afterwards
 * @param body may be empty
 */
public record Response(Status status, Headers headers, ResponseBody body) {

  private static final ResponseBody NOTHING = new ResponseBody.Bytes(new byte[0]);

  /**
   * Checks status and headers.
   *
   * @throws IllegalArgumentException if the status is less than 200, or there is a header that only
   *     the server may set
   */
  public Response {
    if (status.code() < 200) {
      throw new IllegalArgumentException("not a final status: " + status);
    }
    for (String ofTheServer : new String[] {"Content-Length", "Transfer-Encoding"}) {
      if (headers.contains(ofTheServer)) {
        throw new IllegalArgumentException(ofTheServer + " is set by the server");
      }
    }
  }

  /** A response without a body. */
  public static Response of(Status status) {
    return new Response(status, Headers.EMPTY, NOTHING);
  }

  /** A response with a body that is there. */
  public static Response of(Status status, String contentType, byte[] body) {
    return new Response(
        status, Headers.of("Content-Type", contentType), new ResponseBody.Bytes(body));
  }

  /** Plain text in UTF-8, with status 200. */
  public static Response text(String text) {
    return text(Status.OK, text);
  }

  /** Plain text in UTF-8. */
  public static Response text(Status status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** A response whose body is made while it is sent, with status 200. */
  public static Response stream(String contentType, BodyProducer producer) {
    return new Response(
        Status.OK,
        Headers.of("Content-Type", contentType),
        new ResponseBody.Streamed(OptionalLong.empty(), producer));
  }

  /** The same with another status. */
  public Response withStatus(Status other) {
    return new Response(other, headers, body);
  }

  /** The same with other header fields. */
  public Response withHeaders(Headers other) {
    return new Response(status, other, body);
  }

  /** The same with another body. */
  public Response withBody(ResponseBody other) {
    return new Response(status, headers, other);
  }

  /** The same, with this as the only field of its name. */
  public Response withHeader(String name, String value) {
    return withHeaders(headers.with(name, value));
  }

  @Override
  public String toString() {
    return "Response[" + status + ", " + headers + "]";
  }
}
