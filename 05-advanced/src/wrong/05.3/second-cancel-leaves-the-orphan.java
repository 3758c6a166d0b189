// Misconception: nobody cancels twice.
// Fails: cancelledWhileItIsEnded
package asyncio.subprocess;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.shield;

import asyncio.executor.StageFuture;
import asyncio.loop.EventLoop;
import asyncio.task.Future;

final class Launch {

  private static void undo(EventLoop loop, Future<Process> start) {
    if (start.exception() == null) {
      Process process = start.result();
      ProcessTree.kill(process.toHandle());
      await(shield(StageFuture.of(loop, process.onExit())));
    }
  }
}
