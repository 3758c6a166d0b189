// Misconception: one ring is enough to know.
// Fails: severalRings, ringWaitsForRing, betweenRings
package asyncio.debug;

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
        rings.add(ring(id, last, cameFrom));
        return rings;
      }
    }
    return rings;
  }
}
