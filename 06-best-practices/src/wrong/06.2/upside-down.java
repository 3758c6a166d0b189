// Misconception: what is waited for is the root of it all.
// Fails: awaited, sideBySide, roots, framesAndTasks, shared, ring, ringsAndRoots, fits,
//   manyAwaited, cutIsNotDrawn, deepestLevel, chainInTree, detour, cutCounts
package asyncio.debug;

public final class TaskTree {

  public static List<String> lines(TaskPicture picture, TreeLimits limits) {
    List<List<Integer>> awaiters = picture.awaiters();
    var turned =
        new TaskPicture(
            picture.tasks().stream()
                .map(
                    task ->
                        new TaskInfo(
                            task.id(),
                            task.name(),
                            task.state(),
                            task.stack(),
                            awaiters.get(task.id() - 1),
                            task.futures()))
                .toList());
    var tree = new TaskTree(turned, limits);
    tree.drawRoots();
    return List.copyOf(tree.lines);
  }
}
