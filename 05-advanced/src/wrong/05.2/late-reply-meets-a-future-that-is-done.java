// Misconception: the reply is the end of the job.
// Fails: theResultComes, whatTheJobThrows, theWorkerDies, timeIsUp, cancelled,
//   cancelledJustAfterTheReply, timeIsUpJustAfterTheReply, aReplyAfterTheKill,
//   aReplyAfterTheCancellation, cancelledAtEveryMoment, oneAfterTheOther, oneTakesTooLong,
//   calledOff, closeIsCancelled, theProgramIsCancelledAtEveryMoment
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
