// Misconception: routes are tried in the order in which they were added, as in Starlette and
// FastAPI.
// Fails: textGoesBeforeAParameter, theFirstDifferenceDecides, theRestOfAPath,
//   onlyTheBestTemplateCounts
package asyncio.http;

public final class Router<T> {

  private final List<Added<T>> routes = new ArrayList<>();

  private record Added<T>(String method, Route<T> route) {}

  public void add(String method, PathTemplate template, T target) {
    Node<T> node = root;
    for (Segment segment : template.segments()) {
      node = node.childFor(segment);
    }
    Route<T> made = new Route<>(template, target);
    Route<T> other = node.methods.putIfAbsent(method, made);
    if (other != null) {
      throw new IllegalArgumentException(
          "%s %s is there already, as %s".formatted(method, template, other.template));
    }
    routes.add(new Added<>(method, made));
  }

  public Match<T> find(String method, List<String> path) {
    var methods = new LinkedHashMap<String, Route<T>>();
    for (Added<T> each : routes) {
      if (matches(each.route.template.segments(), path)) {
        methods.putIfAbsent(each.method, each.route);
      }
    }
    if (methods.isEmpty()) {
      return root.find(withOtherSlash(path), 0).isPresent()
          ? new Match.OtherSlash<>()
          : new Match.NoSuchPath<>();
    }
    Route<T> route = methods.get(method);
    if (route == null && method.equals("HEAD")) {
      route = methods.get("GET");
    }
    return route == null
        ? new Match.WrongMethod<>(allowed(methods.keySet()))
        : new Match.Found<>(route.target, route.parameters(path));
  }

  private static boolean matches(List<Segment> segments, List<String> path) {
    for (int i = 0; i < segments.size(); i++) {
      if (i == path.size()) {
        return false;
      }
      switch (segments.get(i)) {
        case Segment.Literal(String text) -> {
          if (!text.equals(path.get(i))) {
            return false;
          }
        }
        case Segment.Parameter _ -> {
          if (path.get(i).isEmpty()) {
            return false;
          }
        }
        case Segment.Rest _ -> {
          return true;
        }
      }
    }
    return segments.size() == path.size();
  }
}
