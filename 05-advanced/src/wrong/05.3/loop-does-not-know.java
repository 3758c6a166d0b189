// Misconception: who starts a process ends it.
// Fails: closedLoop
package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.shield;

import asyncio.executor.RunInExecutor;
import asyncio.executor.WhenCancelled;
import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;

final class Launch {

  static Coroutine<Subprocess> of(EventLoop loop, Launcher launcher, Command command) {
    return async(
        () -> {
          ProcessBuilder builder = builder(command, launcher.isWindows());
          Future<Process> start =
              RunInExecutor.on(
                  loop, launcher.threads(), WhenCancelled.RUNS_ON, () -> launcher.start(builder));
          Process process;
          try {
            process = await(shield(start));
          } catch (CancelledError cancelled) {
            undo(loop, start);
            throw cancelled;
          }
          Pipes pipes = Pipes.of(loop, launcher, command, process);
          return new Subprocess(loop, process, pipes, launcher.isWindows());
        });
  }
}
