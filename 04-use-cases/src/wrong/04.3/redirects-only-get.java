// Misconception: a redirect is for who reads pages.
// Fails: wrongSlashForEveryMethod
package asyncio.http;

public final class App implements Handler, Routes {

  private Response dispatch(Request request) throws Exception {
    try {
      return switch (router.find(request.method(), request.segments())) {
        case Match.Found(var route, var path) -> response(route.answer(request, path));
        case Match.WrongMethod(var allowed) -> otherMethod(request, String.join(", ", allowed));
        case Match.OtherSlash() when isRead(request.method()) -> redirect(request);
        case Match.OtherSlash() -> noSuchPath(request.path());
        case Match.NoSuchPath() -> noSuchPath(request.path());
      };
    } catch (HttpError error) {
      return errors.render(error);
    }
  }

  private static boolean isRead(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }
}
