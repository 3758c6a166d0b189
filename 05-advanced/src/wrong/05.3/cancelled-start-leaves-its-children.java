// Misconception: what has come just now has started nothing.
// Fails: cancelledDuringTheStart
package asyncio.subprocess;

import static asyncio.Asyncio.await;

import asyncio.loop.EventLoop;
import asyncio.process.ProcessEnd;
import asyncio.task.Future;

final class Launch {

  private static void undo(EventLoop loop, Future<Process> start) {
    if (start.exception() == null) {
      Process process = start.result();
      process.toHandle().destroyForcibly();
      await(ProcessTree.untilDone(ProcessEnd.of(loop, process)));
    }
  }
}
