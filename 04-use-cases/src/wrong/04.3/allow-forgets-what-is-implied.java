// Misconception: what is allowed is what was added.
package asyncio.http;

public final class Router<T> {

  private static Set<String> allowed(Set<String> methods) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(methods));
  }
}
