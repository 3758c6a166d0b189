// Misconception: the way that is found first is the ring.
// Fails: shortest, tie, everybody
package asyncio.debug;

public final class AwaitRings {

  private int search(int from, Map<Integer, Integer> cameFrom) {
    Deque<Integer> toVisit = new ArrayDeque<>(List.of(from));
    while (!toVisit.isEmpty()) {
      int next = toVisit.removeLast();
      for (int awaited : picture.task(next).waitsFor()) {
        if (awaited == from) {
          return next;
        }
        if (left.get(awaited) && cameFrom.putIfAbsent(awaited, next) == null) {
          toVisit.add(awaited);
        }
      }
    }
    return NONE;
  }
}
