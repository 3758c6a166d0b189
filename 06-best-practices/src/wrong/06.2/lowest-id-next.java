// Misconception: the ids decide between ways of one length.
// Fails: tie
package asyncio.debug;

public final class AwaitRings {

  private int search(int from, Map<Integer, Integer> cameFrom) {
    Deque<Integer> toVisit = new ArrayDeque<>(List.of(from));
    while (!toVisit.isEmpty()) {
      int next = toVisit.remove();
      for (int awaited : picture.task(next).waitsFor().stream().sorted().toList()) {
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
