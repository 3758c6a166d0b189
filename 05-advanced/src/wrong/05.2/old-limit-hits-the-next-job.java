// Misconception: a timer whose job is done does no harm.
// Fails: theLimitCountsFromTheSending, theLimitIsOver, noTimerIsLeft, timeIsUpJustAfterTheReply,
//   cancelledAtEveryMoment
package asyncio.process;

import asyncio.task.TimeoutError;

final class Assignment<T> implements Work {

  private final class OnWorker {

    private void timeIsUp() {
      fail(new TimeoutError());
      killed = true;
      worker.kill();
    }

    private void replied(Reply what) {
      future.removeDoneCallback(whenDone);
      through.setResult(!killed && !(what instanceof Reply.Died));
      if (isWanted()) {
        settle(what);
      }
    }
  }
}
