// Misconception: every system tells of descendants.
// Fails: withoutProc, childWithoutProc
package asyncio.subprocess;

import java.util.List;

final class ProcessTree {

  private static List<ProcessHandle> descendants(ProcessHandle process) {
    return process.descendants().toList();
  }
}
