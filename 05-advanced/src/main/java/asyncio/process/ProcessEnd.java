package asyncio.process;

import asyncio.executor.StageFuture;
import asyncio.loop.EventLoop;
import asyncio.task.Future;

/** The end of a process, as something that a loop waits for. */
public final class ProcessEnd {

  private ProcessEnd() {}

  /**
   * A future that is done in the loop's next iteration after a process has ended, never at once.
   *
   * <p>From now on until then the process is {@linkplain EventLoop#outsideWorkBegan outside work}:
   * virtual time stands still. So ask for it when the process does something that is waited for, or
   * is about to end. Of one that is idle until somebody wants it, the end may never come.
   */
  public static Future<Process> of(EventLoop loop, Process process) {
    loop.outsideWorkBegan();
    Future<Process> ended = StageFuture.of(loop, process.onExit());
    ended.addDoneCallback(_ -> loop.outsideWorkEnded());
    return ended;
  }
}
