// Alternative: a callback kills what nobody wants, and tells of its end.
package asyncio.subprocess;

import static asyncio.Asyncio.await;

import asyncio.loop.EventLoop;
import asyncio.task.Future;

final class Launch {

  private static void undo(EventLoop loop, Future<Process> start) {
    var ended = new Future<Void>(loop);
    start.addDoneCallback(
        _ -> {
          if (start.exception() != null) {
            ended.setResult(null);
            return;
          }
          Process process = start.result();
          ProcessTree.kill(process.toHandle());
          process.onExit().thenRun(() -> loop.callSoonThreadsafe(() -> ended.setResult(null)));
        });
    await(ProcessTree.untilDone(ended));
  }
}
