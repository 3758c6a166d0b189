// Misconception: to wait for oneself is no waiting.
// Fails: waitsForItselfInTree
package asyncio.debug;

public final class TaskTree {

  private List<Integer> roots() {
    List<List<Integer>> awaiters = picture.awaiters();
    var roots =
        new ArrayList<>(
            IntStream.rangeClosed(1, awaiters.size())
                .filter(id -> awaiters.get(id - 1).stream().allMatch(awaiter -> awaiter == id))
                .boxed()
                .toList());
    Set<Integer> reached = new HashSet<>();
    roots.forEach(root -> reach(root, reached));
    for (TaskInfo task : picture.tasks()) {
      if (!reached.contains(task.id())) {
        roots.add(task.id());
        reach(task.id(), reached);
      }
    }
    return roots;
  }
}
