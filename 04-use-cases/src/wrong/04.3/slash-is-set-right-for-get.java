// Misconception: only who reads pages types a slash too many.
// Fails: otherSlashForEveryMethod, wrongSlashForEveryMethod
package asyncio.http;

public final class Router<T> {

  public Match<T> find(String method, List<String> path) {
    Optional<Node<T>> found = root.find(path, 0);
    if (found.isEmpty()) {
      return root.find(withOtherSlash(path), 0)
              .filter(n -> n.methods.containsKey("GET"))
              .isPresent()
          ? new Match.OtherSlash<>()
          : new Match.NoSuchPath<>();
    }
    Map<String, Route<T>> methods = found.get().methods;
    Route<T> route = methods.get(method);
    if (route == null && method.equals("HEAD")) {
      route = methods.get("GET");
    }
    return route == null
        ? new Match.WrongMethod<>(allowed(methods.keySet()))
        : new Match.Found<>(route.target, route.parameters(path));
  }
}
