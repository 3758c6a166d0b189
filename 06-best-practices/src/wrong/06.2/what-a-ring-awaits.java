// Misconception: what a ring waits for is part of it.
// Fails: itself, around, ringWaitsForRing, betweenRings, shortest, tie, everybody
package asyncio.debug;

public final class AwaitRings {

  public static List<List<TaskInfo>> in(TaskPicture picture) {
    List<List<TaskInfo>> rings = new AwaitRings(picture).find();
    var longer = new ArrayList<List<TaskInfo>>();
    for (List<TaskInfo> ring : rings) {
      var all = new ArrayList<TaskInfo>(ring);
      for (TaskInfo task : ring) {
        for (int id : ring.size() > 1000 ? List.<Integer>of() : task.waitsFor()) {
          if (!all.contains(picture.task(id))) {
            all.add(picture.task(id));
          }
        }
      }
      longer.add(all);
    }
    return longer;
  }
}
