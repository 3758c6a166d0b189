// Misconception: what looks alike is the same.
// Fails: alike
package asyncio.debug;

public final class CallGraph {

  private TaskInfo info(Task<?> task) {
    TaskState state = state(task);
    var waitsFor = new ArrayList<Integer>();
    var futures = new ArrayList<String>();
    if (state == TaskState.WAITING) {
      for (Future<?> awaited : behind(task.waitsFor())) {
        Integer id = awaited instanceof Task<?> other ? ids.get(other) : null;
        if (id != null) {
          waitsFor.add(id);
        } else {
          String text = Texts.of(awaited);
          if (!futures.contains(text)) {
            futures.add(text);
          }
        }
      }
    }
    List<StackTraceElement> stack =
        state == TaskState.RUNNING ? Frames.here() : Frames.of(task.stack());
    return new TaskInfo(ids.get(task), task.name(), state, stack, waitsFor, futures);
  }
}
