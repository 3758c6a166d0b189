// Misconception: nobody cancels twice.
// Fails: cancelledAgainDuringTheStart
package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.shield;

import asyncio.executor.RunInExecutor;
import asyncio.executor.WhenCancelled;
import asyncio.loop.EventLoop;
import asyncio.process.LoopProcesses;
import asyncio.process.ProcessEnd;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.io.IOException;

final class Launch {

  static Coroutine<Subprocess> of(EventLoop loop, Launcher launcher, Command command) {
    return async(
        () -> {
          ProcessBuilder builder = builder(command, launcher.isWindows());
          LoopProcesses running = LoopProcesses.of(loop);
          Future<Process> start =
              RunInExecutor.on(
                  loop,
                  launcher.threads(),
                  WhenCancelled.RUNS_ON,
                  () -> running.start(() -> launcher.start(builder), ProcessTree::kill));
          try {
            await(shield(start));
          } catch (CancelledError cancelled) {
            undo(loop, start);
            throw cancelled;
          }
          Process process = start.result();
          Pipes pipes = Pipes.of(loop, launcher, command, process);
          return new Subprocess(loop, process, pipes, launcher.isWindows());
        });
  }

  private static void undo(EventLoop loop, Future<Process> start) {
    try {
      await(shield(start), IOException.class);
    } catch (IOException notStarted) {
      return;
    }
    if (start.exception() == null) {
      Process process = start.result();
      await(ProcessTree.end(process.toHandle(), ProcessEnd.of(loop, process)));
    }
  }
}
