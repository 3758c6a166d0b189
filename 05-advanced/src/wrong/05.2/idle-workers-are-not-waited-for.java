// Misconception: no job is left, so there is nothing to wait for.
// Fails: closedWithAnIdleWorker
package asyncio.process;

import asyncio.task.CancelledError;
import asyncio.task.Future;
import java.util.List;

public final class ProcessPool implements Submitter, AutoCloseable {

  @Override
  public void close() {
    boolean nothingToWaitFor =
        dispatcher.facts().atWork() == 0 && dispatcher.facts().waiting() == 0;
    if (!nothingToWaitFor && currentTask() == null) {
      throw new IllegalStateException("a pool with workers is closed by a task, as that waits");
    }
    Future<Void> gone = shutdown(WaitingJobs.ARE_DONE);
    if (nothingToWaitFor) {
      return;
    }
    try {
      await(gone);
    } catch (CancelledError hurry) {
      List.copyOf(open).forEach(Future::cancel);
      throw hurry;
    }
  }
}
