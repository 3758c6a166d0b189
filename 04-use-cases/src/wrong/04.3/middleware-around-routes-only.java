// Misconception: middleware stands around endpoints.
// Fails: middlewareSeesEverything, middlewareSeesServerOptions
package asyncio.http;

public final class App implements Handler, Routes {

  public App use(Middleware more) {
    middleware.add(Objects.requireNonNull(more, "middleware"));
    return this;
  }

  private Response dispatch(Request request) throws Exception {
    return switch (router.find(request.method(), request.segments())) {
      case Match.Found(var route, var path) -> {
        Handler inside =
            asked -> {
              try {
                return response(route.answer(asked, path));
              } catch (HttpError error) {
                return errors.render(error);
              }
            };
        for (Middleware each : middleware.reversed()) {
          inside = each.around(inside);
        }
        yield inside.handle(request);
      }
      case Match.WrongMethod(var allowed) -> otherMethod(request, String.join(", ", allowed));
      case Match.OtherSlash() -> redirect(request);
      case Match.NoSuchPath() -> noSuchPath(request.path());
    };
  }
}
