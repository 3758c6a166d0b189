// Misconception: each way to a task is an await.
// Fails: metTwice, layers, metInsideFirst
package asyncio.debug;

public final class CallGraph {

  private static List<Future<?>> behind(Future<?> awaited) {
    var found = new ArrayList<Future<?>>();
    Set<Future<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Future<?>> toLookAt = new ArrayDeque<>(List.of(awaited));
    while (!toLookAt.isEmpty()) {
      Future<?> next = toLookAt.pop();
      if (!(next instanceof StandIn<?>) || seen.add(next)) {
        List<Future<?>> others = next instanceof StandIn<?> one ? one.standsFor() : List.of();
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
