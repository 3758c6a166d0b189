// Misconception: a search goes down as far as there are awaits.
// Fails: longChain, longRing
package asyncio.debug;

public final class AwaitRings {

  private List<List<TaskInfo>> find() {
    var rings = new ArrayList<List<TaskInfo>>();
    for (TaskInfo task : picture.tasks()) {
      visit(task.id(), new HashSet<>());
    }
    remove(left.stream().filter(this::isLoose).boxed().toList());
    for (int id = left.nextSetBit(0); id >= 0; id = left.nextSetBit(id + 1)) {
      Map<Integer, Integer> cameFrom = new HashMap<>();
      int last = search(id, cameFrom);
      if (last == NONE) {
        remove(List.of(id));
      } else {
        rings.add(ring(id, last, cameFrom));
        remove(together(id));
      }
    }
    return rings;
  }

  private void visit(int id, Set<Integer> seen) {
    if (seen.add(id)) {
      picture.task(id).waitsFor().forEach(next -> visit(next, seen));
    }
  }
}
