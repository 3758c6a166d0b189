// Misconception: roots are those for which nobody waits.
// Fails: ring, ringsAndRoots, waitsForItselfInTree, manyRings
package asyncio.debug;

public final class TaskTree {

  private List<Integer> roots() {
    List<List<Integer>> awaiters = picture.awaiters();
    return IntStream.rangeClosed(1, awaiters.size())
        .filter(id -> awaiters.get(id - 1).isEmpty())
        .boxed()
        .toList();
  }
}
