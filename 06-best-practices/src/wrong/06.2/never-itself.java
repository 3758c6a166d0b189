// Misconception: nobody waits for itself.
// Fails: waitsForItself
package asyncio.debug;

public final class CallGraph {

  private TaskInfo info(Task<?> task) {
    TaskState state = state(task);
    var waitsFor = new ArrayList<Integer>();
    var futures = new ArrayList<String>();
    if (state == TaskState.WAITING) {
      for (Future<?> awaited : behind(task.waitsFor())) {
        Integer id = awaited instanceof Task<?> other ? ids.get(other) : null;
        if (awaited == task) {
          continue;
        }
        if (id != null) {
          waitsFor.add(id);
        } else {
          futures.add(Texts.of(awaited));
        }
      }
    }
    List<StackTraceElement> stack =
        state == TaskState.RUNNING ? Frames.here() : Frames.of(task.stack());
    return new TaskInfo(ids.get(task), task.name(), state, stack, waitsFor, futures);
  }
}
