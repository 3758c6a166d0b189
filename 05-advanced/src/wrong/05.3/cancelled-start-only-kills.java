// Misconception: what is killed is gone.
// Fails: cancelledDuringTheStart, cancelledWhileItIsEnded
package asyncio.subprocess;

import asyncio.loop.EventLoop;
import asyncio.task.Future;

final class Launch {

  private static void undo(EventLoop loop, Future<Process> start) {
    if (start.exception() == null) {
      Process process = start.result();
      ProcessTree.kill(process.toHandle());
    }
  }
}
