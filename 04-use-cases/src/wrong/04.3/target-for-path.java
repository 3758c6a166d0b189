// Misconception: what a request is about is its path.
// Fails: redirectOfAUrl, notThereOfAUrl
package asyncio.http;

public final class App implements Handler, Routes {

  private Response dispatch(Request request) throws Exception {
    try {
      return switch (router.find(request.method(), request.segments())) {
        case Match.Found(var route, var path) -> response(route.answer(request, path));
        case Match.WrongMethod(var allowed) -> otherMethod(request, String.join(", ", allowed));
        case Match.OtherSlash() -> redirect(request);
        case Match.NoSuchPath() -> noSuchPath(request.target().raw());
      };
    } catch (HttpError error) {
      return errors.render(error);
    }
  }

  private static Response noSuchPath(String target) {
    if (target.equals("*")) {
      return Response.of(Status.NO_CONTENT);
    }
    throw new HttpError(Status.NOT_FOUND, "there is no " + target);
  }

  private static Response redirect(Request request) {
    String raw = request.target().raw();
    String query = request.target().query();
    String path = query.isEmpty() ? raw : raw.substring(0, raw.length() - query.length() - 1);
    return Response.of(Status.TEMPORARY_REDIRECT)
        .withHeader(
            "Location",
            (path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/")
                + (query.isEmpty() ? "" : "?" + query));
  }
}
