// Misconception: a clean worker for each job.
// Fails: launchedWhenNeeded, usedAgain, asManyAsThereMayBe, inOrder, begunAtOnce,
//   theLastOneWorksFirst, arrivesForNothing, unwanted, noLaunchForTheUnwanted,
//   arrivesForWhoeverIsFirst, freeBeforeTheNewOneIsThere, replacedWhenItHasEnded, endsWhileIdle,
//   endsThisMoment, endsRightAfterItsWork, replacedAfterSomeJobs, launchFails,
//   launchFailsBesideOthers, dismissed, dismissedWithWorkWaiting, dismissedWhileOneIsLaunched,
//   cleared, oneAfterTheOther, oneDies, shutDown, closed
package asyncio.process;

final class Dispatcher {

  private void free(Worker worker) {
    if (workers.containsKey(worker)) {
      worker.retire();
    }
  }
}
