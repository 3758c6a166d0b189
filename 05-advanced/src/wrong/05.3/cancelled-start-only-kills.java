// Misconception: what is killed is gone.
// Fails: cancelledDuringTheStart
package asyncio.subprocess;

import static asyncio.Asyncio.await;

import asyncio.loop.EventLoop;
import asyncio.task.Future;

final class Launch {

  private static void undo(EventLoop loop, Future<Process> start) {
    try {
      await(ProcessTree.untilDone(start));
    } finally {
      if (start.exception() == null) {
        ProcessTree.kill(start.result().toHandle());
      }
    }
  }
}
