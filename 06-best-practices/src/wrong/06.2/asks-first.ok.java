// Alternative: it asks whether there is anybody, and then who.
package asyncio.debug;

public final class CallGraph {

  private static List<Future<?>> behind(Future<?> awaited) {
    var found = new ArrayList<Future<?>>();
    Set<Future<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Future<?>> toLookAt = new ArrayDeque<>(List.of(awaited));
    while (!toLookAt.isEmpty()) {
      Future<?> next = toLookAt.pop();
      if (seen.add(next)) {
        List<Future<?>> others =
            next instanceof StandIn<?> one && !one.standsFor().isEmpty()
                ? one.standsFor()
                : List.of();
        if (others.isEmpty()) {
          found.add(next);
        } else {
          others.reversed().forEach(toLookAt::push);
        }
      }
    }
    return found;
  }
}
