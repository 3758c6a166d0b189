// Misconception: what a process has started ends with it.
// Fails: theWholeTree, lookedUpBefore, stragglers, stragglersOfStragglers, endsWithItsParent,
//   childWithoutProc, killTree, closeEndsIt, cancelledDuringTheStart, closedLoop
package asyncio.subprocess;

final class ProcessTree {

  static void kill(ProcessHandle root) {
    root.destroyForcibly();
  }
}
