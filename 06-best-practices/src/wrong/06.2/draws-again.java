// Misconception: below each that waits stands all that it waits for.
// Fails: shared, layersDrawn, detour
package asyncio.debug;

public final class TaskTree {

  private void draw(int id, String before, String below, int level) {
    TaskInfo task = picture.task(id);
    if (below.length() > 4 * 12 || !above.add(id)) {
      lines.add(before + task.label() + ", see above");
      return;
    }
    String state = task.state() == TaskState.WAITING ? "" : ", " + task.state().words();
    lines.add(before + task.label() + state);
    String bar = below + (task.waitsFor().isEmpty() ? "  " : "│ ");
    task.stack().reversed().forEach(frame -> lines.add(bar + "at " + Frames.text(frame)));
    task.futures().forEach(future -> lines.add(bar + "waits for " + future));
    drawAwaited(task.waitsFor(), below, level);
    above.remove(id);
  }

  private final Set<Integer> above = new HashSet<>();
}
