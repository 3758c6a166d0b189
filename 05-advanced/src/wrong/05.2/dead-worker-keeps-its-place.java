// Misconception: a worker that has ended is not idle, and that is all there is to it.
// Fails: replacedWhenItHasEnded, endsWhileIdle, endsThisMoment, endsRightAfterItsWork,
//   replacedAfterSomeJobs, dismissed, dismissedWithWorkWaiting, dismissedAndLaunching,
//   dismissedWhileOneIsLaunched, arrivesTooLate, oneOfThoseThatWaitIsCancelled, underLoad,
//   jobsAndFailures, notPortable, theListOfThePool, packedWhenSubmitted, oneAfterTheOther, oneDies,
//   oneTakesTooLong, calledOff, shutDown, shutDownCancelling, shutDownTwice, oneGivesUp,
//   closedAfterTheShutdown, closedWithAnIdleWorker, closed, closedOutsideOfATask,
//   theProgramIsCancelledAtEveryMoment, mapped
package asyncio.process;

final class Dispatcher {

  private void forgetEnded() {
    idle.removeIf(worker -> worker.ended().isDone());
  }
}
