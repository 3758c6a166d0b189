// Misconception: what has come just now has started nothing.
// Fails: cancelledDuringTheStart
package asyncio.subprocess;

import static asyncio.Asyncio.await;

import asyncio.executor.StageFuture;
import asyncio.loop.EventLoop;
import asyncio.task.Future;

final class Launch {

  private static void undo(EventLoop loop, Future<Process> start) {
    if (start.exception() == null) {
      Process process = start.result();
      process.toHandle().destroyForcibly();
      await(ProcessTree.untilDone(StageFuture.of(loop, process.onExit())));
    }
  }
}
