// Misconception: a task that is met a second time is a ring.
// Fails: none, two, itself, orderOfARing, around, severalRings, ringWaitsForRing, betweenRings,
//   shortest, shortElsewhere, tie, everybody, longRing
package asyncio.debug;

public final class AwaitRings {

  private List<List<TaskInfo>> find() {
    var rings = new ArrayList<List<TaskInfo>>();
    var seen = new HashSet<Integer>();
    for (TaskInfo task : picture.tasks()) {
      List<TaskInfo> twice =
          task.waitsFor().stream().filter(id -> !seen.add(id)).map(picture::task).toList();
      if (!twice.isEmpty()) {
        rings.add(twice);
      }
    }
    return rings;
  }
}
