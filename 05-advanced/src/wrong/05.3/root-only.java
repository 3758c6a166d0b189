// Misconception: what a process has started ends with it.
// Fails: theWholeTree, lookedUpBefore, stragglers, childWithoutProc, killTree, closeEndsIt,
//   closedLoop
package asyncio.subprocess;

final class ProcessTree {

  static void kill(ProcessHandle root) {
    root.destroyForcibly();
  }
}
