// Misconception: first things first.
// Fails: theWholeTree, lookedUpBefore, stragglers, childWithoutProc, killTree, closeEndsIt,
//   closedLoop
package asyncio.subprocess;

final class ProcessTree {

  static void kill(ProcessHandle root) {
    root.destroyForcibly();
    descendants(root).forEach(ProcessHandle::destroyForcibly);
  }
}
