// Misconception: who writes nonsense wants the default.
// Fails: everythingIsTold, wrongIsNotNone
package asyncio.http;

final class Parameters<P> {

  private static Object value(
      Component component, Request request, Map<String, List<String>> path, List<Invalid> errors) {
    String name = component.name();
    var given =
        path.containsKey(name)
            ? new Given("path", name, path.get(name), errors)
            : new Given(
                "query", name, request.target().parameters().getOrDefault(name, List.of()), errors);
    return switch (component) {
      case Component.One(_, var converter, var otherwise) -> {
        if (otherwise.isPresent() && given.texts().size() <= 1) {
          try {
            yield given.texts().isEmpty()
                ? otherwise.get()
                : converter.convert(given.texts().getFirst());
          } catch (IllegalArgumentException nonsense) {
            yield otherwise.get();
          }
        }
        yield given.atMostOne(converter).or(() -> otherwise).orElseGet(given::missing);
      }
      case Component.Maybe(_, var converter) -> {
        try {
          yield given.texts().size() == 1
              ? Optional.of(converter.convert(given.texts().getFirst()))
              : given.atMostOne(converter);
        } catch (IllegalArgumentException nonsense) {
          yield Optional.empty();
        }
      }
      case Component.Many(_, var converter) -> given.all(converter);
      case Component.Whole _ -> request;
      case Component.Body _ -> null;
    };
  }
}
