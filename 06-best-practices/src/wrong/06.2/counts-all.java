// Misconception: the count says how many there are.
// Fails: manyRoots, manyAwaited, cutIsNotDrawn, manyRings, cutCounts
package asyncio.debug;

public final class TaskTree {

  private void drawRoots() {
    List<Integer> roots = roots();
    int shown = Math.min(limits.mostTasks(), roots.size());
    roots.subList(0, shown).forEach(root -> draw(root, "", "", 1));
    if (shown < roots.size()) {
      lines.add("and %d more".formatted(roots.size()));
    }
  }

  private void drawAwaited(List<Integer> awaited, String below, int level) {
    int shown = level < limits.deepest() ? Math.min(limits.mostTasks(), awaited.size()) : 0;
    for (int i = 0; i < shown; i++) {
      boolean last = i == awaited.size() - 1;
      draw(
          awaited.get(i),
          below + (last ? "└── " : "├── "),
          below + (last ? "    " : "│   "),
          level + 1);
    }
    if (shown < awaited.size()) {
      lines.add(below + "└── and %d more".formatted(awaited.size()));
    }
  }
}
