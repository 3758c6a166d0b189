// Misconception: slashes at the end mean nothing, however many there are.
// Fails: twoSlashesTooMany
package asyncio.http;

public final class Router<T> {

  private static List<String> withOtherSlash(List<String> path) {
    var other = new ArrayList<>(path);
    if (path.isEmpty() || !path.getLast().isEmpty()) {
      other.add("");
    }
    while (other.size() > 1 && path.getLast().isEmpty() && other.getLast().isEmpty()) {
      other.removeLast();
    }
    return other;
  }
}
