// Misconception: all the ways round are rings.
// Fails: shortest, shortElsewhere, tie, everybody
package asyncio.debug;

public final class AwaitRings {

  private List<List<TaskInfo>> find() {
    remove(left.stream().filter(this::isLoose).boxed().toList());
    var rings = new ArrayList<List<TaskInfo>>();
    if (left.cardinality() > 1000) {
      rings.add(picture.tasks());
      return rings;
    }
    left.stream().forEach(id -> walk(id, new ArrayList<>(List.of(id)), rings));
    return rings;
  }

  private void walk(int first, List<Integer> way, List<List<TaskInfo>> rings) {
    for (int next : picture.task(way.getLast()).waitsFor()) {
      if (next == first) {
        rings.add(way.stream().map(picture::task).toList());
      } else if (next > first && !way.contains(next)) {
        way.add(next);
        walk(first, way, rings);
        way.removeLast();
      }
    }
  }
}
