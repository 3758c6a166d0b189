// Misconception: what is allowed is what was added.
// Fails: aPathWithOtherMethods, onlyTheBestTemplateCounts, otherMethods
package asyncio.http;

public final class Router<T> {

  private static Set<String> allowed(Set<String> methods) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(methods));
  }
}
