// Misconception: nobody nests futures very deeply.
// Fails: deep, alike
package asyncio.debug;

import java.util.LinkedHashSet;

public final class CallGraph {

  private static List<Future<?>> behind(Future<?> awaited) {
    var found = new ArrayList<Future<?>>();
    collect(awaited, new LinkedHashSet<>(), found);
    return found;
  }

  private static void collect(Future<?> next, Set<Future<?>> seen, List<Future<?>> found) {
    if (seen.add(next)) {
      List<Future<?>> others = next instanceof StandIn<?> one ? one.standsFor() : List.of();
      if (others.isEmpty()) {
        found.add(next);
      }
      others.forEach(other -> collect(other, seen, found));
    }
  }
}
