// Misconception: what stands above is not missing.
// Fails: cutCounts
package asyncio.debug;

public final class TaskTree {

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
      lines.add(
          below
              + "└── and %d more"
                  .formatted(
                      awaited.stream().skip(shown).filter(id -> !drawn.contains(id)).count()));
    }
  }
}
