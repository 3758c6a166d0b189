// Misconception: a worker whose job has failed is better replaced.
// Fails: whatTheJobThrows, jobsAndFailures, mapped
package asyncio.process;

final class Assignment<T> implements Work {

  private final class OnWorker {

    private void replied(Reply what) {
      if (timer != null) {
        timer.cancel();
      }
      future.removeDoneCallback(whenDone);
      through.setResult(!killed && what instanceof Reply.Returned);
      if (isWanted()) {
        settle(what);
      }
    }
  }
}
