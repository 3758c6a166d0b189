// Misconception: to cancel is to cancel all there is.
// Fails: shutDownCancelling, shutDownTwice
package asyncio.process;

import asyncio.task.Future;
import java.util.List;

public final class ProcessPool implements Submitter, AutoCloseable {

  public Future<Void> shutdown(WaitingJobs waiting) {
    shutDown = true;
    if (waiting == WaitingJobs.ARE_CANCELLED) {
      List.copyOf(open).forEach(Future::cancel);
    }
    dispatcher.dismiss();
    return dispatcher.gone();
  }
}
