// Misconception: where there is a child for the text of a segment, the way leads on there.
// Fails: theParameterHasItsTurn, theRestOfAPath
package asyncio.http;

public final class Router<T> {

  private static final class Node<T> {

    Optional<Node<T>> find(List<String> path, int index) {
      if (index == path.size()) {
        return methods.isEmpty() ? Optional.empty() : Optional.of(this);
      }
      String segment = path.get(index);
      if (literals.containsKey(segment)) {
        return literals.get(segment).find(path, index + 1);
      }
      if (parameter != null && !segment.isEmpty()) {
        return parameter.find(path, index + 1);
      }
      return Optional.ofNullable(rest);
    }
  }
}
