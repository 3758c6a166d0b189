// Misconception: a limit is for the caller, as that of a wait.
// Fails: timeIsUp, noTimeAtAll, aReplyAfterTheKill, oneTakesTooLong
package asyncio.process;

import asyncio.task.TimeoutError;

final class Assignment<T> implements Work {

  private final class OnWorker {

    private void timeIsUp() {
      if (!reply.isDone()) {
        fail(new TimeoutError());
      }
    }
  }
}
