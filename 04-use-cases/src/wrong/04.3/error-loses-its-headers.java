// Misconception: an error is a status and a message.
// Fails: otherMethods, errorsOfEndpoints
package asyncio.http;

public final class App implements Handler, Routes {

  private Response dispatch(Request request) throws Exception {
    try {
      return switch (router.find(request.method(), request.segments())) {
        case Match.Found(var route, var path) -> response(route.answer(request, path));
        case Match.WrongMethod(var allowed) -> otherMethod(request, String.join(", ", allowed));
        case Match.OtherSlash() -> redirect(request);
        case Match.NoSuchPath() -> noSuchPath(request.path());
      };
    } catch (InvalidRequest error) {
      return errors.render(error);
    } catch (HttpError error) {
      return errors.render(new HttpError(error.status(), error.getMessage()));
    }
  }
}
