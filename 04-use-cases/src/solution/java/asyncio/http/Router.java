package asyncio.http;

import asyncio.http.PathTemplate.Segment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loopcraft.grader.Exercise;

/**
 * Finds what answers a request, by the path and the method.
 *
 * <p>First the path decides. Several templates may match it; at the first segment in which they
 * differ, text goes before a parameter, and a parameter before the rest of a path. The order in
 * which they were added does not matter. The one that wins stands for a thing, such as the item 7,
 * and is the only one whose methods count.
 *
 * <p>Then the method decides. {@code HEAD} is answered as {@code GET} is, if it was not added
 * itself.
 *
 * @param <T> what is routed to
 */
@Exercise(value = "04.3", part = 3)
public final class Router<T> {

  private final Node<T> root = new Node<>();

  /** Makes a router without routes. */
  public Router() {}

  /**
   * Adds a route.
   *
   * @param method case matters
   * @param target what {@link #find} should return for it
   * @throws IllegalArgumentException if there is a route for the method and just these paths,
   *     however the parameters are called: {@code GET /items/{key} is there already, as
   *     /items/{id}}
   */
  public void add(String method, PathTemplate template, T target) {
    Node<T> node = root;
    for (Segment segment : template.segments()) {
      node = node.childFor(segment);
    }
    Route<T> other = node.methods.putIfAbsent(method, new Route<>(template, target));
    if (other != null) {
      throw new IllegalArgumentException(
          "%s %s is there already, as %s".formatted(method, template, other.template));
    }
  }

  /**
   * Finds the target for a request. If there is no such path, but one with a slash more or less at
   * its end, that is told whatever the methods are.
   *
   * @param path its segments, decoded; of {@code /items/} the second is empty. Without a segment,
   *     there is no such path
   */
  public Match<T> find(String method, List<String> path) {
    Optional<Node<T>> found = root.find(path, 0);
    if (found.isEmpty()) {
      return root.find(withOtherSlash(path), 0).isPresent()
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

  private static List<String> withOtherSlash(List<String> path) {
    if (path.isEmpty()) {
      return path;
    }
    if (path.getLast().isEmpty()) {
      return path.subList(0, path.size() - 1);
    }
    var longer = new ArrayList<>(path);
    longer.add("");
    return longer;
  }

  private static Set<String> allowed(Set<String> methods) {
    var allowed = new LinkedHashSet<String>();
    for (String method : methods) {
      allowed.add(method);
      if (method.equals("GET") && !methods.contains("HEAD")) {
        allowed.add("HEAD");
      }
    }
    allowed.add("OPTIONS");
    return Collections.unmodifiableSet(allowed);
  }

  private record Route<T>(PathTemplate template, T target) {

    Map<String, List<String>> parameters(List<String> path) {
      var parameters = new LinkedHashMap<String, List<String>>();
      for (int i = 0; i < template.segments().size(); i++) {
        switch (template.segments().get(i)) {
          case Segment.Literal _ -> {}
          case Segment.Parameter(String name) -> parameters.put(name, List.of(path.get(i)));
          case Segment.Rest(String name) ->
              parameters.put(name, List.copyOf(path.subList(i, path.size())));
        }
      }
      return Collections.unmodifiableMap(parameters);
    }
  }

  /** Where templates part: what may follow the same beginning. */
  private static final class Node<T> {

    final Map<String, Node<T>> literals = new HashMap<>();
    Node<T> parameter;
    Node<T> rest;
    final Map<String, Route<T>> methods = new LinkedHashMap<>();

    Node<T> childFor(Segment segment) {
      return switch (segment) {
        case Segment.Literal(String text) -> literals.computeIfAbsent(text, _ -> new Node<>());
        case Segment.Parameter _ -> parameter = parameter == null ? new Node<>() : parameter;
        case Segment.Rest _ -> rest = rest == null ? new Node<>() : rest;
      };
    }

    /** What seems best here may lead nowhere further on; then the next best has its turn. */
    Optional<Node<T>> find(List<String> path, int index) {
      if (index == path.size()) {
        return methods.isEmpty() ? Optional.empty() : Optional.of(this);
      }
      String segment = path.get(index);
      Optional<Node<T>> found =
          literals.containsKey(segment)
              ? literals.get(segment).find(path, index + 1)
              : Optional.empty();
      if (found.isEmpty() && parameter != null && !segment.isEmpty()) {
        found = parameter.find(path, index + 1);
      }
      return found.or(() -> Optional.ofNullable(rest));
    }
  }
}
