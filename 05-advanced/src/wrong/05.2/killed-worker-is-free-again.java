// Misconception: who replies with a result is alive.
// Fails: aReplyAfterTheKill, aReplyAfterTheCancellation
package asyncio.process;

final class Assignment<T> implements Work {

  private final class OnWorker {

    private void replied(Reply what) {
      if (timer != null) {
        timer.cancel();
      }
      future.removeDoneCallback(whenDone);
      through.setResult(!(what instanceof Reply.Died));
      if (isWanted()) {
        settle(what);
      }
    }
  }
}
