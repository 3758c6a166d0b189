// Misconception: a template that lacks the method does not match.
// Fails: onlyTheBestTemplateCounts
package asyncio.http;

public final class Router<T> {

  private final Map<String, Node<T>> roots = new LinkedHashMap<>();

  public void add(String method, PathTemplate template, T target) {
    for (Node<T> start : List.of(root, roots.computeIfAbsent(method, _ -> new Node<>()))) {
      Node<T> node = start;
      for (Segment segment : template.segments()) {
        node = node.childFor(segment);
      }
      Route<T> other = node.methods.putIfAbsent(method, new Route<>(template, target));
      if (other != null) {
        throw new IllegalArgumentException(
            "%s %s is there already, as %s".formatted(method, template, other.template));
      }
    }
  }

  public Match<T> find(String method, List<String> path) {
    for (String each : method.equals("HEAD") ? List.of("HEAD", "GET") : List.of(method)) {
      Optional<Node<T>> found =
          roots.containsKey(each) ? roots.get(each).find(path, 0) : Optional.empty();
      if (found.isPresent()) {
        Route<T> route = found.get().methods.get(each);
        return new Match.Found<>(route.target, route.parameters(path));
      }
    }
    Optional<Node<T>> other = root.find(path, 0);
    if (other.isPresent()) {
      return new Match.WrongMethod<>(allowed(other.get().methods.keySet()));
    }
    return root.find(withOtherSlash(path), 0).isPresent()
        ? new Match.OtherSlash<>()
        : new Match.NoSuchPath<>();
  }
}
