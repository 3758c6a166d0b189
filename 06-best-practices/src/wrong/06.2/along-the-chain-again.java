// Misconception: a search from each task is quick, as pictures are small.
// Fails: longChain
package asyncio.debug;

public final class AwaitRings {

  private List<List<TaskInfo>> find() {
    var rings = new ArrayList<List<TaskInfo>>();
    for (int id = left.nextSetBit(0); id >= 0; id = left.nextSetBit(id + 1)) {
      Map<Integer, Integer> cameFrom = new HashMap<>();
      int last = search(id, cameFrom);
      if (last != NONE) {
        rings.add(ring(id, last, cameFrom));
        together(id).forEach(left::clear);
      }
    }
    return rings;
  }
}
