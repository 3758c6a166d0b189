// Misconception: awaits end somewhere.
// Fails: shared, layersDrawn, ring, ringsAndRoots, deepestLevel, chainInTree, detour,
//   waitsForItselfInTree, manyRings
package asyncio.debug;

public final class TaskTree {

  private void draw(int id, String before, String below, int level) {
    TaskInfo task = picture.task(id);
    String state = task.state() == TaskState.WAITING ? "" : ", " + task.state().words();
    lines.add(before + task.label() + state);
    String bar = below + (task.waitsFor().isEmpty() ? "  " : "│ ");
    task.stack().reversed().forEach(frame -> lines.add(bar + "at " + Frames.text(frame)));
    task.futures().forEach(future -> lines.add(bar + "waits for " + future));
    drawAwaited(task.waitsFor(), below, level);
  }

  private void drawAwaited(List<Integer> awaited, String below, int level) {
    int shown = level < 1000 ? Math.min(limits.mostTasks(), awaited.size()) : 0;
    for (int i = 0; i < shown; i++) {
      boolean last = i == awaited.size() - 1;
      draw(
          awaited.get(i),
          below + (last ? "└── " : "├── "),
          below + (last ? "    " : "│   "),
          level + 1);
    }
    if (shown < awaited.size()) {
      lines.add(below + "└── and %d more".formatted(awaited.size() - shown));
    }
  }
}
