// Misconception: the more text a template has, the more exactly it says what is meant.
// Fails: theFirstDifferenceDecides
package asyncio.http;

public final class Router<T> {

  private static final class Node<T> {

    int literalsAbove;

    Node<T> childFor(Segment segment) {
      Node<T> child =
          switch (segment) {
            case Segment.Literal(String text) -> literals.computeIfAbsent(text, _ -> new Node<>());
            case Segment.Parameter _ -> parameter = parameter == null ? new Node<>() : parameter;
            case Segment.Rest _ -> rest = rest == null ? new Node<>() : rest;
          };
      child.literalsAbove = literalsAbove + (segment instanceof Segment.Literal ? 1 : 0);
      return child;
    }

    Optional<Node<T>> find(List<String> path, int index) {
      var found = new ArrayList<Node<T>>();
      collect(path, index, found);
      Node<T> best = null;
      for (Node<T> each : found) {
        if (best == null || each.literalsAbove > best.literalsAbove) {
          best = each;
        }
      }
      return Optional.ofNullable(best);
    }

    private void collect(List<String> path, int index, List<Node<T>> found) {
      if (index == path.size()) {
        if (!methods.isEmpty()) {
          found.add(this);
        }
        return;
      }
      if (literals.containsKey(path.get(index))) {
        literals.get(path.get(index)).collect(path, index + 1, found);
      }
      if (parameter != null && !path.get(index).isEmpty()) {
        parameter.collect(path, index + 1, found);
      }
      if (rest != null) {
        found.add(rest);
      }
    }
  }
}
