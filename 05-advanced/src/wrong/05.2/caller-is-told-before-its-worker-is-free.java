// Misconception: the result comes first, and then the worker is put away.
// Fails: theResultComes, nullIsAResult, whatTheJobThrows, theWorkerDies, timeIsUpJustAfterTheReply,
//   oneAfterTheOther, oneGivesUp
package asyncio.process;

final class Assignment<T> implements Work {

  private final class OnWorker {

    private void replied(Reply what) {
      if (timer != null) {
        timer.cancel();
      }
      future.removeDoneCallback(whenDone);
      if (isWanted()) {
        settle(what);
      }
      through.setResult(!killed && !(what instanceof Reply.Died));
    }
  }
}
