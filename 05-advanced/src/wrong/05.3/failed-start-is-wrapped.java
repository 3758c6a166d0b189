// Misconception: a start that has failed is an error of this program.
// Fails: cannotBeStarted
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
import java.io.IOException;

final class Launch {

  static Coroutine<Subprocess> of(EventLoop loop, Launcher launcher, Command command) {
    return async(
        () -> {
          ProcessBuilder builder = builder(command, launcher.isWindows());
          Future<Process> start =
              RunInExecutor.on(
                  loop,
                  launcher.threads(),
                  WhenCancelled.RUNS_ON,
                  () -> RunningProcesses.of(loop).start(launcher, builder));
          Process process;
          try {
            process = await(shield(start), IOException.class);
          } catch (CancelledError cancelled) {
            undo(loop, start);
            throw cancelled;
          } catch (IOException failure) {
            throw new IllegalStateException("cannot start the program", failure);
          }
          Pipes pipes = Pipes.of(loop, launcher, command, process);
          return new Subprocess(loop, process, pipes, launcher.isWindows());
        });
  }
}
