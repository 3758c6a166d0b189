// Misconception: close begins, and then it waits.
// Fails: closedOutsideOfATask
package asyncio.process;

import asyncio.task.CancelledError;
import asyncio.task.Future;
import java.util.List;

public final class ProcessPool implements Submitter, AutoCloseable {

  @Override
  public void close() {
    boolean nothingToWaitFor = dispatcher.facts().workers() == 0;
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
