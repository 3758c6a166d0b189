// Misconception: a process has children.
// Fails: theWholeTree, stragglers, stragglersOfStragglers, endsWithItsParent, withoutProc
package asyncio.subprocess;

import java.util.List;

final class ProcessTree {

  static void kill(ProcessHandle root) {
    List<ProcessHandle> children = root.children().toList();
    root.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
