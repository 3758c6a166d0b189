// Misconception: starting a program takes no time.
// Fails: arguments, shell, directory, environment, inheritedOrPipes, devnull, merged, files,
//   started, cannotBeStarted, cancelledDuringTheStart, cancelledAgainDuringTheStart,
//   cancelledWhileItIsEnded, onTheLoopsThread, cancelledAndFailed, cancelledAtEveryMoment,
//   closedLoop
package asyncio.subprocess;

import static asyncio.Asyncio.async;

import asyncio.loop.EventLoop;
import asyncio.process.LoopProcesses;
import asyncio.task.Coroutine;

final class Launch {

  static Coroutine<Subprocess> of(EventLoop loop, Launcher launcher, Command command) {
    return async(
        () -> {
          ProcessBuilder builder = builder(command, launcher.isWindows());
          Process process =
              LoopProcesses.of(loop).start(() -> launcher.start(builder), ProcessTree::kill);
          Pipes pipes = Pipes.of(loop, launcher, command, process);
          return new Subprocess(loop, process, pipes, launcher.isWindows());
        });
  }
}
