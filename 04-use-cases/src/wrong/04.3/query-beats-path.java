// Misconception: a query says more exactly what the client wants.
// Fails: thePathGoesFirst
package asyncio.http;

final class Parameters<P> {

  private static Object value(
      Component component, Request request, Map<String, List<String>> path, List<Invalid> errors) {
    String name = component.name();
    Map<String, List<String>> query = request.target().parameters();
    var given =
        query.containsKey(name)
            ? new Given("query", name, query.get(name), errors)
            : new Given(
                path.containsKey(name) ? "path" : "query",
                name,
                path.getOrDefault(name, List.of()),
                errors);
    return switch (component) {
      case Component.One(_, var converter, var otherwise) ->
          given.atMostOne(converter).or(() -> otherwise).orElseGet(given::missing);
      case Component.Maybe(_, var converter) -> given.atMostOne(converter);
      case Component.Many(_, var converter) -> given.all(converter);
      case Component.Whole _ -> request;
      case Component.Body _ -> null;
    };
  }
}
