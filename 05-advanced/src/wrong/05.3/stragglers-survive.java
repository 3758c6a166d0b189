// Misconception: a list of the descendants is a list of the descendants.
// Fails: stragglers, stragglersOfStragglers
package asyncio.subprocess;

import java.util.List;

final class ProcessTree {

  static void kill(ProcessHandle root) {
    List<ProcessHandle> found = descendants(root);
    root.destroyForcibly();
    found.forEach(ProcessHandle::destroyForcibly);
  }
}
