// Misconception: to fail by a CancelledError is to be cancelled.
// Fails: shutDownCancelling, shutDownTwice
package asyncio.process;

import asyncio.task.CancelledError;
import asyncio.task.Future;

public final class ProcessPool implements Submitter, AutoCloseable {

  public Future<Void> shutdown(WaitingJobs waiting) {
    shutDown = true;
    if (waiting == WaitingJobs.ARE_CANCELLED) {
      dispatcher.clear().forEach(work -> work.fail(new CancelledError()));
    }
    dispatcher.dismiss();
    return dispatcher.gone();
  }
}
