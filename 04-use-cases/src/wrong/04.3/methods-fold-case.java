// Misconception: the case of a method does not matter.
// Fails: theCaseOfAMethod
package asyncio.http;

public final class Router<T> {

  public Match<T> find(String method, List<String> path) {
    Optional<Node<T>> found = root.find(path, 0);
    if (found.isEmpty()) {
      return root.find(withOtherSlash(path), 0).isPresent()
          ? new Match.OtherSlash<>()
          : new Match.NoSuchPath<>();
    }
    Map<String, Route<T>> methods = found.get().methods;
    Route<T> route = methods.get(method.toUpperCase());
    if (route == null && method.equalsIgnoreCase("HEAD")) {
      route = methods.get("GET");
    }
    return route == null
        ? new Match.WrongMethod<>(allowed(methods.keySet()))
        : new Match.Found<>(route.target, route.parameters(path));
  }
}
