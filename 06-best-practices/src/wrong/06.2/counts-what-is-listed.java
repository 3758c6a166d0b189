// Misconception: what is listed has been seen.
// Fails: metInsideFirst
package asyncio.debug;

public final class CallGraph {

  private static List<Future<?>> behind(Future<?> awaited) {
    var found = new ArrayList<Future<?>>();
    Set<Future<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    seen.add(awaited);
    Deque<Future<?>> toLookAt = new ArrayDeque<>(List.of(awaited));
    while (!toLookAt.isEmpty()) {
      Future<?> next = toLookAt.pop();
      List<Future<?>> others = next instanceof StandIn<?> one ? one.standsFor() : List.of();
      if (others.isEmpty()) {
        found.add(next);
      } else {
        others.reversed().stream().filter(seen::add).forEach(toLookAt::push);
      }
    }
    return found;
  }
}
