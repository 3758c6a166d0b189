// Alternative: the beginning of a line is kept in one place, and shortened again.
package asyncio.debug;

import java.util.StringJoiner;

public final class TaskTree {

  private void drawAwaited(List<Integer> awaited, String below, int level) {
    List<Integer> shown =
        level < limits.deepest() ? awaited.stream().limit(limits.mostTasks()).toList() : List.of();
    int more = awaited.size() - shown.size();
    int left = shown.size() + (more > 0 ? 1 : 0);
    for (int id : shown) {
      left--;
      String branch = new StringJoiner("").add(below).add(left == 0 ? "└" : "├").toString();
      draw(id, branch + "── ", below + (left == 0 ? " " : "│") + "   ", level + 1);
    }
    if (more > 0) {
      lines.add(below + "└── and " + more + " more");
    }
  }
}
