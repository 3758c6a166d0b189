// Misconception: adding a route again sets it anew.
// Fails: secondRouteForTheSame
package asyncio.http;

public final class Router<T> {

  public void add(String method, PathTemplate template, T target) {
    Node<T> node = root;
    for (Segment segment : template.segments()) {
      node = node.childFor(segment);
    }
    node.methods.put(method, new Route<>(template, target));
  }
}
