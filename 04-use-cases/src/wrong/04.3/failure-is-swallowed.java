// Misconception: an application answers every failure itself.
// Fails: otherFailuresComeOut, notJson, aCancelledRequest
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
    } catch (HttpError error) {
      return errors.render(error);
    } catch (Throwable failure) {
      return errors.render(new HttpError(Status.INTERNAL_SERVER_ERROR, "something went wrong"));
    }
  }
}
