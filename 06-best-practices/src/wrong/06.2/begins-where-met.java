// Misconception: a ring begins where one comes into it.
// Fails: two, orderOfARing, around, severalRings, ringWaitsForRing, betweenRings, shortest,
//   shortElsewhere, tie, everybody
package asyncio.debug;

import java.util.Collections;

public final class AwaitRings {

  private List<List<TaskInfo>> find() {
    remove(left.stream().filter(this::isLoose).boxed().toList());
    var rings = new ArrayList<List<TaskInfo>>();
    for (int id = left.nextSetBit(0); id >= 0; id = left.nextSetBit(id + 1)) {
      Map<Integer, Integer> cameFrom = new HashMap<>();
      int last = search(id, cameFrom);
      if (last == NONE) {
        remove(List.of(id));
      } else {
        List<TaskInfo> ring = new ArrayList<>(ring(id, last, cameFrom));
        Collections.rotate(ring, -(ring.size() > 1 ? 1 : 0));
        rings.add(ring);
        remove(together(id));
      }
    }
    return rings;
  }
}
