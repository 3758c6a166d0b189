// Misconception: a worker that has ended is not idle, and that is all there is to it.
// Fails: replacedWhenItHasEnded, endsWhileIdle, endsRightAfterItsWork, replacedAfterSomeJobs,
//   dismissed, dismissedWithWorkWaiting, arrivesTooLate, oneOfThoseThatWaitIsCancelled, underLoad,
//   jobsAndFailures, notPortable, packedWhenSubmitted, oneAfterTheOther, oneDies, oneTakesTooLong,
//   calledOff, shutDown, shutDownCancelling, shutDownTwice, closed, closedOutsideOfATask,
//   theProgramIsCancelledAtEveryMoment, mapped
package asyncio.process;

final class Dispatcher {

  private void arrived(Worker worker) {
    workers.put(worker, 0);
    idle.push(worker);
    worker
        .ended()
        .addDoneCallback(
            _ -> {
              idle.remove(worker);
              serve();
            });
  }
}
