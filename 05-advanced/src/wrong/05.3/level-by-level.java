// Misconception: a tree is looked up from node to node.
// Fails: endsWithItsParent
package asyncio.subprocess;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

final class ProcessTree {

  static void kill(ProcessHandle root) {
    Set<ProcessHandle> found = new LinkedHashSet<>(descendants(root));
    root.destroyForcibly();
    Queue<ProcessHandle> toKill = new ArrayDeque<>(found);
    while (!toKill.isEmpty()) {
      ProcessHandle process = toKill.remove();
      for (ProcessHandle straggler : descendants(process)) {
        if (found.add(straggler)) {
          toKill.add(straggler);
        }
      }
      process.destroyForcibly();
    }
  }

  private static List<ProcessHandle> descendants(ProcessHandle process) {
    try {
      return process.children().toList();
    } catch (RuntimeException notTold) {
      return List.of();
    }
  }
}
