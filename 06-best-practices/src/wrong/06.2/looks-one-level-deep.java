// Misconception: what stands for others stands for tasks.
// Fails: nested, metTwice, layers, deep, metInsideFirst
package asyncio.debug;

public final class CallGraph {

  private static List<Future<?>> behind(Future<?> awaited) {
    List<Future<?>> others = awaited instanceof StandIn<?> one ? one.standsFor() : List.of();
    return others.isEmpty() ? List.of(awaited) : others;
  }
}
