// Misconception: it is enough to turn errors into responses in one place, at the very end.
// Fails: middlewareSeesEverything, middlewareSeesResponses
package asyncio.http;

public final class App implements Handler, Routes {

  private Response dispatch(Request request) throws Exception {
    return switch (router.find(request.method(), request.segments())) {
      case Match.Found(var route, var path) -> response(route.answer(request, path));
      case Match.WrongMethod(var allowed) -> otherMethod(request, String.join(", ", allowed));
      case Match.OtherSlash() -> redirect(request);
      case Match.NoSuchPath() -> noSuchPath(request.path());
    };
  }
}
