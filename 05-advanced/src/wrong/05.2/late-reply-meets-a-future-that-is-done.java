// Misconception: the reply is the end of the job.
// Fails: theResultComes, nullIsAResult, whatTheJobThrows, theWorkerDies, timeIsUp, noTimeAtAll,
//   cancelled, cancelledJustAfterTheReply, timeIsUpJustAfterTheReply, aReplyAfterTheKill,
//   aReplyAfterTheCancellation, cancelledAtEveryMoment, oneAfterTheOther, oneTakesTooLong,
//   calledOff, oneGivesUp, closeIsCancelled, theProgramIsCancelledAtEveryMoment
package asyncio.process;

final class Assignment<T> implements Work {

  private final class OnWorker {

    private void replied(Reply what) {
      if (timer != null) {
        timer.cancel();
      }
      future.removeDoneCallback(whenDone);
      settle(what);
      through.setResult(!killed && !(what instanceof Reply.Died));
    }
  }
}
