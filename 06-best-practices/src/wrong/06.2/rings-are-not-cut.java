// Misconception: each ring must be drawn.
// Fails: manyRings
package asyncio.debug;

public final class TaskTree {

  private int plain() {
    return (int) picture.awaiters().stream().filter(List::isEmpty).count();
  }

  private void drawRoots() {
    List<Integer> roots = roots();
    int shown = plain() > limits.mostTasks() ? limits.mostTasks() : roots.size();
    roots.subList(0, shown).forEach(root -> draw(root, "", "", 1));
    if (shown < roots.size()) {
      lines.add("and %d more".formatted(roots.size() - shown));
    }
  }
}
