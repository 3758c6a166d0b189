// Misconception: a path is the same, encoded or not.
// Fails: wrongSlash
package asyncio.http;

import java.nio.charset.StandardCharsets;

public final class App implements Handler, Routes {

  private static Response redirect(Request request) {
    String joined = "/" + String.join("/", request.segments());
    String path = new String(joined.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    String query = request.target().query();
    return Response.of(Status.TEMPORARY_REDIRECT)
        .withHeader(
            "Location",
            (path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/")
                + (query.isEmpty() ? "" : "?" + query));
  }
}
