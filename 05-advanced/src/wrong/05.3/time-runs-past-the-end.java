// Misconception: a future that another thread completes tells virtual time of itself.
// Fails: isOutsideWork
package asyncio.subprocess;

import asyncio.executor.StageFuture;
import asyncio.loop.EventLoop;

public final class Subprocess {

  Subprocess(EventLoop loop, Process process, Pipes pipes, boolean isWindows) {
    this.process = process;
    this.pipes = pipes;
    this.isWindows = isWindows;
    ended = StageFuture.of(loop, process.onExit());
  }
}
