// Misconception: what is taken out of the line is done with.
// Fails: shutDownCancelling, shutDownTwice
package asyncio.process;

import asyncio.task.Future;

public final class ProcessPool implements Submitter, AutoCloseable {

  public Future<Void> shutdown(WaitingJobs waiting) {
    shutDown = true;
    if (waiting == WaitingJobs.ARE_CANCELLED) {
      dispatcher.clear();
    }
    dispatcher.dismiss();
    return dispatcher.gone();
  }
}
