// Alternative: no task is removed first; each is asked once which it belongs together with.
package asyncio.debug;

public final class AwaitRings {

  private List<List<TaskInfo>> find() {
    remove(left.stream().filter(this::isLoose).boxed().toList());
    var rings = new ArrayList<List<TaskInfo>>();
    while (!left.isEmpty()) {
      int lowest = left.nextSetBit(0);
      Set<Integer> all = together(lowest);
      var cameFrom = new HashMap<Integer, Integer>();
      int last = search(lowest, cameFrom);
      if (last != NONE) {
        rings.add(ring(lowest, last, cameFrom));
      }
      remove(all);
    }
    return rings;
  }
}
