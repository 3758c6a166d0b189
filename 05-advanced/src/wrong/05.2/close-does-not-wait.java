// Misconception: close tells the workers to end.
// Fails: oneDies, oneTakesTooLong, calledOff, oneGivesUp, closedAfterTheShutdown,
//   closedWithAnIdleWorker, closed, closedOutsideOfATask, closeIsCancelled
package asyncio.process;

public final class ProcessPool implements Submitter, AutoCloseable {

  @Override
  public void close() {
    boolean nothingToWaitFor = dispatcher.facts().workers() == 0;
    if (!nothingToWaitFor && currentTask() == null) {
      throw new IllegalStateException("a pool with workers is closed by a task, as that waits");
    }
    shutdown(WaitingJobs.ARE_DONE);
  }
}
