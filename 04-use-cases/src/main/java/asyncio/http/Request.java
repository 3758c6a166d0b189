package asyncio.http;

import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * What a client asks for.
 *
 * @param head all but the body
 * @param body what follows; empty if there is none
 * @param client the address at the other end of the connection, if it has one
 */
public record Request(RequestHead head, RequestBody body, Optional<SocketAddress> client) {

  /**
   * A request that came from nowhere: for tests.
   *
   * @throws HttpError if the target is malformed
   */
  public static Request of(String method, String target, Headers headers, byte[] body) {
    return new Request(
        new RequestHead(
            method, RequestParser.parseTarget(method, target), HttpVersion.HTTP_1_1, headers),
        RequestBody.of(body),
        Optional.empty());
  }

  /** The same, without header fields and body. */
  public static Request of(String method, String target) {
    return of(method, target, Headers.EMPTY, new byte[0]);
  }

  /** {@code GET}, {@code POST} or any other token. */
  public String method() {
    return head.method();
  }

  /** What it is about. */
  public Target target() {
    return head.target();
  }

  /** The path as it was sent, percent-encoded. */
  public String path() {
    return head.target().path();
  }

  /** What is between the slashes of the path, decoded: see {@link Target}. */
  public List<String> segments() {
    return head.target().segments();
  }

  /** The first value of a query parameter, decoded. */
  public Optional<String> parameter(String name) {
    return head.target().parameters().getOrDefault(name, List.of()).stream().findFirst();
  }

  /** The header fields. */
  public Headers headers() {
    return head.headers();
  }

  /** The same request with another body: for middleware. */
  public Request withBody(RequestBody other) {
    return new Request(head, other, client);
  }

  /** Its first words: {@code GET /items/1}. */
  @Override
  public String toString() {
    return method() + " " + target();
  }
}
