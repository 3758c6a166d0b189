// Misconception: what was called off is over, for time as well.
// Fails: cancelledWhileItIsEnded
package asyncio.subprocess;

import static asyncio.Asyncio.await;

import asyncio.executor.StageFuture;
import asyncio.loop.EventLoop;
import asyncio.task.Future;

final class Launch {

  private static void undo(EventLoop loop, Future<Process> start) {
    if (start.exception() == null) {
      Process process = start.result();
      await(ProcessTree.end(process.toHandle(), StageFuture.of(loop, process.onExit())));
    }
  }
}
