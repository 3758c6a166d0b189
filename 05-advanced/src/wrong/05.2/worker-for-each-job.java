// Misconception: a clean worker for each job.
// Fails: launchedWhenNeeded, usedAgain, asManyAsThereMayBe, inOrder, theLastOneWorksFirst,
//   unwanted, noLaunchForTheUnwanted, arrivesForWhoeverIsFirst, freeBeforeTheNewOneIsThere,
//   replacedWhenItHasEnded, endsWhileIdle, endsRightAfterItsWork, replacedAfterSomeJobs,
//   launchFails, dismissed, dismissedWithWorkWaiting, cleared, oneAfterTheOther, oneDies, shutDown,
//   closed
package asyncio.process;

final class Dispatcher {

  private void free(Worker worker) {
    if (workers.containsKey(worker)) {
      worker.retire();
    }
  }
}
