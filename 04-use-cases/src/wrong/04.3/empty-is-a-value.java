// Misconception: a parameter matches whatever is between two slashes, nothing included.
// Fails: aParameterTakesOneSegment, notAnEmptySegment, theRestOfAPath
package asyncio.http;

public final class Router<T> {

  private static final class Node<T> {

    Optional<Node<T>> find(List<String> path, int index) {
      if (index == path.size()) {
        return methods.isEmpty() ? Optional.empty() : Optional.of(this);
      }
      String segment = path.get(index);
      Optional<Node<T>> found =
          literals.containsKey(segment)
              ? literals.get(segment).find(path, index + 1)
              : Optional.empty();
      if (found.isEmpty() && parameter != null) {
        found = parameter.find(path, index + 1);
      }
      return found.or(() -> Optional.ofNullable(rest));
    }
  }
}
