// Misconception: whoever waits is told when the killed worker has ended.
// Fails: timeIsUp, noTimeAtAll
package asyncio.process;

import asyncio.task.TimeoutError;

final class Assignment<T> implements Work {

  private final class OnWorker {

    private boolean late;

    private void timeIsUp() {
      late = true;
      kill();
    }

    private void replied(Reply what) {
      if (timer != null) {
        timer.cancel();
      }
      future.removeDoneCallback(whenDone);
      through.setResult(!killed && !(what instanceof Reply.Died));
      if (late && killed) {
        fail(new TimeoutError());
      } else if (isWanted()) {
        settle(what);
      }
    }
  }
}
