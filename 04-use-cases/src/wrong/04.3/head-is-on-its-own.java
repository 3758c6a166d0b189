// Misconception: HEAD is a method like any other, which needs a route.
// Fails: headIsAnsweredAsGet
package asyncio.http;

public final class Router<T> {

  public Match<T> find(String method, List<String> path) {
    Optional<Node<T>> found = root.find(path, 0);
    if (found.isEmpty()) {
      return root.find(withOtherSlash(path), 0).isPresent()
          ? new Match.OtherSlash<>()
          : new Match.NoSuchPath<>();
    }
    Route<T> route = found.get().methods.get(method);
    return route == null
        ? new Match.WrongMethod<>(allowed(found.get().methods.keySet()))
        : new Match.Found<>(route.target, route.parameters(path));
  }
}
