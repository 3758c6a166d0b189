// Alternative: all templates are tried, and of those that match the best is taken.
// Replaces: the whole class
package asyncio.http;

import asyncio.http.PathTemplate.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

public final class Router<T> {

  private final List<Thing<T>> things = new ArrayList<>();

  private record Route<T>(PathTemplate template, T target) {}

  /** All routes of the same paths. */
  private record Thing<T>(List<Segment> shape, Map<String, Route<T>> routes) {

    boolean matches(List<String> path) {
      boolean rest = !shape.isEmpty() && shape.getLast() instanceof Segment.Rest;
      if (rest ? path.size() < shape.size() : path.size() != shape.size()) {
        return false;
      }
      for (int i = 0; i < shape.size(); i++) {
        boolean fits =
            switch (shape.get(i)) {
              case Segment.Literal(String text) -> text.equals(path.get(i));
              case Segment.Parameter _ -> !path.get(i).isEmpty();
              case Segment.Rest _ -> true;
            };
        if (!fits) {
          return false;
        }
      }
      return true;
    }

    boolean isBetterThan(Thing<T> other) {
      for (int i = 0; i < Math.min(shape.size(), other.shape.size()); i++) {
        int difference = rank(shape.get(i)) - rank(other.shape.get(i));
        if (difference != 0) {
          return difference < 0;
        }
      }
      return false;
    }
  }

  private static int rank(Segment segment) {
    return switch (segment) {
      case Segment.Literal _ -> 0;
      case Segment.Parameter _ -> 1;
      case Segment.Rest _ -> 2;
    };
  }

  private static List<Segment> shape(PathTemplate template) {
    var shape = new ArrayList<Segment>();
    for (Segment segment : template.segments()) {
      shape.add(
          switch (segment) {
            case Segment.Literal literal -> literal;
            case Segment.Parameter _ -> new Segment.Parameter("");
            case Segment.Rest _ -> new Segment.Rest("");
          });
    }
    return shape;
  }

  public void add(String method, PathTemplate template, T target) {
    List<Segment> shape = shape(template);
    Thing<T> thing = null;
    for (Thing<T> each : things) {
      if (each.shape.equals(shape)) {
        thing = each;
      }
    }
    if (thing == null) {
      thing = new Thing<>(shape, new LinkedHashMap<>());
      things.add(thing);
    }
    if (thing.routes.containsKey(method)) {
      throw new IllegalArgumentException(
          method + " " + template + " is there already, as " + thing.routes.get(method).template);
    }
    thing.routes.put(method, new Route<>(template, target));
  }

  public Match<T> find(String method, List<String> path) {
    Thing<T> thing = best(path);
    if (thing == null) {
      return best(otherwise(path)) == null ? new Match.NoSuchPath<>() : new Match.OtherSlash<>();
    }
    Route<T> route = thing.routes.get(method);
    if (route == null && method.equals("HEAD")) {
      route = thing.routes.get("GET");
    }
    if (route != null) {
      return new Match.Found<>(route.target, parameters(route.template, path));
    }
    var allowed = new LinkedHashSet<String>();
    for (String each : thing.routes.keySet()) {
      allowed.add(each);
      if (each.equals("GET") && !thing.routes.containsKey("HEAD")) {
        allowed.add("HEAD");
      }
    }
    allowed.add("OPTIONS");
    return new Match.WrongMethod<>(allowed);
  }

  private Thing<T> best(List<String> path) {
    Thing<T> best = null;
    for (Thing<T> each : things) {
      if (each.matches(path) && (best == null || each.isBetterThan(best))) {
        best = each;
      }
    }
    return best;
  }

  private static List<String> otherwise(List<String> path) {
    var other = new ArrayList<>(path);
    if (!path.isEmpty() && path.getLast().isEmpty()) {
      other.removeLast();
    } else if (!path.isEmpty()) {
      other.add("");
    }
    return other;
  }

  private static Map<String, List<String>> parameters(PathTemplate template, List<String> path) {
    var parameters = new LinkedHashMap<String, List<String>>();
    for (int i = 0; i < template.segments().size(); i++) {
      if (template.segments().get(i) instanceof Segment.Parameter(String name)) {
        parameters.put(name, List.of(path.get(i)));
      } else if (template.segments().get(i) instanceof Segment.Rest(String name)) {
        parameters.put(name, path.subList(i, path.size()));
      }
    }
    return parameters;
  }
}
