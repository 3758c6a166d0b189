// Misconception: the order in which they are found is as good as any.
// Fails: nested
package asyncio.debug;

public final class CallGraph {

  private static List<Future<?>> behind(Future<?> awaited) {
    var found = new ArrayList<Future<?>>();
    Set<Future<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Future<?>> toLookAt = new ArrayDeque<>(List.of(awaited));
    while (!toLookAt.isEmpty()) {
      Future<?> next = toLookAt.removeFirst();
      if (seen.add(next)) {
        List<Future<?>> others = next instanceof StandIn<?> one ? one.standsFor() : List.of();
        if (others.isEmpty()) {
          found.add(next);
        } else {
          toLookAt.addAll(others);
        }
      }
    }
    return found;
  }
}
