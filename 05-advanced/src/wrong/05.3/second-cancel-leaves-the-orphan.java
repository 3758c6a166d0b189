// Misconception: nobody cancels twice.
// Fails: cancelledWhileItIsEnded
package asyncio.subprocess;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.shield;

import asyncio.loop.EventLoop;
import asyncio.process.ProcessEnd;
import asyncio.task.Future;

final class Launch {

  private static void undo(EventLoop loop, Future<Process> start) {
    if (start.exception() == null) {
      Process process = start.result();
      ProcessTree.kill(process.toHandle());
      await(shield(ProcessEnd.of(loop, process)));
    }
  }
}
