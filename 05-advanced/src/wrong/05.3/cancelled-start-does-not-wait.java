// Misconception: a callback ends what comes.
// Fails: cancelledDuringTheStart, cancelledAtEveryMoment
package asyncio.subprocess;

import asyncio.loop.EventLoop;
import asyncio.task.Future;

final class Launch {

  private static void undo(EventLoop loop, Future<Process> start) {
    start.addDoneCallback(
        _ -> {
          if (start.exception() == null) {
            ProcessTree.kill(start.result().toHandle());
          }
        });
  }
}
