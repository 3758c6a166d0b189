// Misconception: a start that was cancelled has not happened.
// Fails: cancelledDuringTheStart, cancelledAtEveryMoment
package asyncio.subprocess;

import static asyncio.Asyncio.await;

import asyncio.loop.EventLoop;
import asyncio.task.Future;

final class Launch {

  private static void undo(EventLoop loop, Future<Process> start) {
    await(ProcessTree.untilDone(start));
  }
}
