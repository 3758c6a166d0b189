// Misconception: a close that is cancelled does nothing more.
// Fails: closeIsCancelled
package asyncio.process;

import asyncio.task.Future;

public final class ProcessPool implements Submitter, AutoCloseable {

  @Override
  public void close() {
    boolean nothingToWaitFor = dispatcher.facts().workers() == 0;
    if (!nothingToWaitFor && currentTask() == null) {
      throw new IllegalStateException("a pool with workers is closed by a task, as that waits");
    }
    Future<Void> gone = shutdown(WaitingJobs.ARE_DONE);
    if (!nothingToWaitFor) {
      await(gone);
    }
  }
}
