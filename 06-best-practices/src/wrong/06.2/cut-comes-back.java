// Misconception: whatever has not been drawn is a root in the end.
// Fails: manyAwaited, deepestLevel, chainInTree
package asyncio.debug;

public final class TaskTree {

  private void drawRoots() {
    List<Integer> roots = roots();
    int shown = Math.min(limits.mostTasks(), roots.size());
    roots.subList(0, shown).forEach(root -> draw(root, "", "", 1));
    for (TaskInfo task : picture.tasks()) {
      if (!drawn.contains(task.id()) && !roots.contains(task.id())) {
        draw(task.id(), "", "", 1);
      }
    }
    if (shown < roots.size()) {
      lines.add("and %d more".formatted(roots.size() - shown));
    }
  }
}
