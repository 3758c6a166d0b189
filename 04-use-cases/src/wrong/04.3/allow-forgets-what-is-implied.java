// Misconception: what is allowed is what was added.
// Fails: otherMethods, aPathWithOtherMethods, onlyTheBestTemplateCounts
package asyncio.http;

public final class Router<T> {

  private static Set<String> allowed(Set<String> methods) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(methods));
  }
}
