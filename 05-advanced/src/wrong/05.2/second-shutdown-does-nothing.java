// Misconception: a pool is shut down once.
// Fails: shutDownTwice
package asyncio.process;

import asyncio.task.Future;

public final class ProcessPool implements Submitter, AutoCloseable {

  public Future<Void> shutdown(WaitingJobs waiting) {
    if (shutDown) {
      return dispatcher.gone();
    }
    shutDown = true;
    if (waiting == WaitingJobs.ARE_CANCELLED) {
      dispatcher.clear().forEach(Work::cancel);
    }
    dispatcher.dismiss();
    return dispatcher.gone();
  }
}
