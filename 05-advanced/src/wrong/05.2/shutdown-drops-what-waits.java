// Misconception: a shutdown is the end of what has not begun.
// Fails: oneTakesTooLong, calledOff, shutDown, shutDownTwice, oneGivesUp, closedAfterTheShutdown,
//   closed, closedOutsideOfATask, closeIsCancelled
package asyncio.process;

import asyncio.task.Future;

public final class ProcessPool implements Submitter, AutoCloseable {

  public Future<Void> shutdown(WaitingJobs waiting) {
    shutDown = true;
    dispatcher.clear().forEach(Work::cancel);
    dispatcher.dismiss();
    return dispatcher.gone();
  }
}
