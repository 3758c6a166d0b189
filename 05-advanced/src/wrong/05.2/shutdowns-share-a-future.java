// Misconception: there is one end of the pool, so one future says it.
// Fails: oneGivesUp
package asyncio.process;

import asyncio.task.Future;

public final class ProcessPool implements Submitter, AutoCloseable {

  private Future<Void> end;

  public Future<Void> shutdown(WaitingJobs waiting) {
    shutDown = true;
    if (waiting == WaitingJobs.ARE_CANCELLED) {
      dispatcher.clear().forEach(Work::cancel);
    }
    dispatcher.dismiss();
    if (end == null) {
      end = dispatcher.gone();
    }
    return end;
  }
}
