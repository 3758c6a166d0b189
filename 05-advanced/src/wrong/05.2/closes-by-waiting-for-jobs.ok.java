// Alternative: close waits for the jobs first, and then for the workers.
package asyncio.process;

import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.CancelledError;
import asyncio.task.Future;
import asyncio.task.ReturnWhen;
import java.time.Duration;
import java.util.List;

public final class ProcessPool implements Submitter, AutoCloseable {

  @Override
  public void close() {
    if (dispatcher.facts().workers() == 0) {
      shutdown(WaitingJobs.ARE_DONE);
      return;
    }
    if (currentTask() == null) {
      throw new IllegalStateException("close it in a task");
    }
    shutDown = true;
    try {
      while (!open.isEmpty()) {
        await(waitUntil(ReturnWhen.ALL_COMPLETED, List.<Future<Object>>copyOf(all())));
        await(sleep(Duration.ZERO));
      }
      await(shutdown(WaitingJobs.ARE_DONE));
    } catch (CancelledError hurry) {
      shutdown(WaitingJobs.ARE_CANCELLED);
      List.copyOf(open).forEach(Future::cancel);
      throw hurry;
    }
  }

  @SuppressWarnings("unchecked")
  private List<Future<Object>> all() {
    return open.stream().map(future -> (Future<Object>) future).toList();
  }
}
