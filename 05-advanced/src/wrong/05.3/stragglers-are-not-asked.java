// Misconception: two looks are enough.
// Fails: stragglersOfStragglers
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
    List<ProcessHandle> firstFound = List.copyOf(found);
    while (!toKill.isEmpty()) {
      ProcessHandle process = toKill.remove();
      if (!firstFound.contains(process)) {
        process.destroyForcibly();
        continue;
      }
      for (ProcessHandle straggler : descendants(process)) {
        if (found.add(straggler)) {
          toKill.add(straggler);
        }
      }
      process.destroyForcibly();
    }
  }
}
