// Misconception: whoever is listed is drawn.
// Fails: detour
package asyncio.debug;

public final class TaskTree {

  private void drawAwaited(List<Integer> awaited, String below, int level) {
    int shown = level < limits.deepest() ? Math.min(limits.mostTasks(), awaited.size()) : 0;
    List<Integer> fresh = awaited.subList(0, shown).stream().filter(drawn::add).toList();
    for (int i = 0; i < shown; i++) {
      if (fresh.contains(awaited.get(i))) {
        drawn.remove(awaited.get(i));
      }
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
