// Misconception: a worker that was killed is through with its job.
// Fails: timeIsUp, cancelled
package asyncio.process;

final class Assignment<T> implements Work {

  private final class OnWorker {

    private void kill() {
      if (!reply.isDone() && !killed) {
        killed = true;
        worker.kill();
        through.setResult(false);
      }
    }

    private void replied(Reply what) {
      if (timer != null) {
        timer.cancel();
      }
      future.removeDoneCallback(whenDone);
      if (!through.isDone()) {
        through.setResult(!(what instanceof Reply.Died));
      }
      if (isWanted()) {
        settle(what);
      }
    }
  }
}
