// Misconception: a route is wrapped when it is added.
// Fails: middlewareComesLater
package asyncio.http;

public final class App implements Handler, Routes {

  public App use(Middleware more) {
    middleware.add(Objects.requireNonNull(more, "middleware"));
    return this;
  }

  @Override
  public <P> void route(
      String method, String template, Class<P> parameters, Endpoint<? super P> endpoint) {
    Objects.requireNonNull(endpoint, "endpoint");
    PathTemplate path = PathTemplate.of(template);
    router.add(
        method,
        path,
        new Route<>(Parameters.of(parameters, path), endpoint, List.copyOf(middleware)));
  }

  private Response dispatch(Request request) throws Exception {
    Match<Route<?>> match = router.find(request.method(), request.segments());
    Handler inside =
        asked -> {
          try {
            return switch (match) {
              case Match.Found(var route, var path) -> response(route.answer(asked, path));
              case Match.WrongMethod(var allowed) -> otherMethod(asked, String.join(", ", allowed));
              case Match.OtherSlash() -> redirect(asked);
              case Match.NoSuchPath() -> noSuchPath(asked.path());
            };
          } catch (HttpError error) {
            return errors.render(error);
          }
        };
    List<Middleware> around =
        match instanceof Match.Found(var route, var path) ? route.around() : middleware;
    for (Middleware each : around.reversed()) {
      inside = each.around(inside);
    }
    return inside.handle(request);
  }

  private record Route<P>(
      Parameters<P> parameters, Endpoint<? super P> endpoint, List<Middleware> around) {

    Object answer(Request request, Map<String, List<String>> path) throws Exception {
      return endpoint.answer(parameters.bind(request, path));
    }
  }
}
