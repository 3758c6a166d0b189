// Misconception: from the leaves to the root.
// Fails: theWholeTree, lookedUpBefore, stragglersOfStragglers, killTree, closeEndsIt,
//   cancelledDuringTheStart, closedLoop
package asyncio.subprocess;

final class ProcessTree {

  static void kill(ProcessHandle root) {
    for (ProcessHandle process : descendants(root)) {
      descendants(process).forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    root.destroyForcibly();
  }
}
