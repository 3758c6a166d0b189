// Misconception: a start that has failed is an error of this program.
// Fails: cannotBeStarted
package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.executor.RunInExecutor;
import asyncio.executor.WhenCancelled;
import asyncio.loop.EventLoop;
import asyncio.process.LoopProcesses;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;

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
            await(ProcessTree.untilDone(start));
          } catch (CancelledError cancelled) {
            undo(loop, start);
            throw cancelled;
          }
          if (start.exception() != null) {
            throw new IllegalStateException("cannot start the program", start.exception());
          }
          Process process = start.result();
          Pipes pipes = Pipes.of(loop, launcher, command, process);
          return new Subprocess(loop, process, pipes, launcher.isWindows());
        });
  }
}
