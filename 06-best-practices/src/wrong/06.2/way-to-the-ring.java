// Misconception: whoever waits for a ring is part of it.
// Fails: orderOfARing, around, ringWaitsForRing, betweenRings, shortest, tie, everybody
package asyncio.debug;

public final class AwaitRings {

  public static List<List<TaskInfo>> in(TaskPicture picture) {
    List<List<TaskInfo>> rings = new AwaitRings(picture).find();
    if (picture.tasks().size() > 1000) {
      return rings;
    }
    var longer = new ArrayList<List<TaskInfo>>();
    for (List<TaskInfo> ring : rings) {
      var all = new ArrayList<TaskInfo>(ring);
      for (TaskInfo task : picture.tasks()) {
        if (!ring.contains(task)
            && rings.stream().noneMatch(other -> other.contains(task))
            && task.waitsFor().contains(ring.getFirst().id())) {
          all.addFirst(task);
        }
      }
      all.addAll(waiting(all, ring, picture));
      longer.add(all);
    }
    return longer;
  }

  private static List<TaskInfo> waiting(
      List<TaskInfo> all, List<TaskInfo> ring, TaskPicture picture) {
    return picture.tasks().stream()
        .filter(task -> !all.contains(task) && ring.size() > 1)
        .filter(task -> task.waitsFor().stream().anyMatch(id -> ring.contains(picture.task(id))))
        .toList();
  }
}
