// Misconception: a timer looks whether the job is done, so nobody needs to cancel it.
// Fails: noTimerIsLeft
package asyncio.process;

final class Assignment<T> implements Work {

  private final class OnWorker {

    private void replied(Reply what) {
      future.removeDoneCallback(whenDone);
      through.setResult(!killed && !(what instanceof Reply.Died));
      if (isWanted()) {
        settle(what);
      }
    }
  }
}
