// Misconception: a worker whose job is cancelled is killed.
// Fails: cancelledJustAfterTheReply, timeIsUpJustAfterTheReply, cancelledAtEveryMoment
package asyncio.process;

import asyncio.task.TimeoutError;

final class Assignment<T> implements Work {

  private final class OnWorker {

    private void kill() {
      if (!killed) {
        killed = true;
        worker.kill();
      }
    }

    private void timeIsUp() {
      if (isWanted()) {
        fail(new TimeoutError());
        kill();
      }
    }
  }
}
