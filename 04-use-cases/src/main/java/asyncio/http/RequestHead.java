package asyncio.http;

import java.util.List;
import java.util.Map;

/**
 * A request without its body: what stands before the empty line.
 *
 * @param method {@code GET}, {@code POST} or any other token; case matters
 * @param target what it is about
 * @param version the client's
 * @param headers the fields
 */
public record RequestHead(String method, Target target, HttpVersion version, Headers headers) {

  /** Stands for one that could not be read, where its error is answered. */
  static final RequestHead UNREADABLE =
      new RequestHead(
          "GET",
          new Target("?", "?", List.of(), "", Map.of()),
          HttpVersion.HTTP_1_1,
          Headers.EMPTY);
}
