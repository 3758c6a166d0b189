// Misconception: who cancels drops the result, as with a thread.
// Fails: cancelled, aReplyAfterTheCancellation, calledOff, closeIsCancelled
package asyncio.process;

import asyncio.task.Future;

final class Assignment<T> implements Work {

  private final class OnWorker {

    private void futureIsDone(Future<T> done) {}
  }
}
