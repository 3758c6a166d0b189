// Misconception: where a client is sent is a path.
// Fails: wrongSlash
package asyncio.http;

public final class App implements Handler, Routes {

  private static Response redirect(Request request) {
    String path = request.path();
    return Response.of(Status.TEMPORARY_REDIRECT)
        .withHeader(
            "Location", path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/");
  }
}
