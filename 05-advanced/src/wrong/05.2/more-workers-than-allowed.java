// Misconception: what starts or ends is no worker.
// Fails: asManyAsThereMayBe, inOrder, unwanted, replacedWhenItHasEnded, replacedAfterSomeJobs,
//   launchFails, launchFailsBesideOthers, dismissed, dismissedWithWorkWaiting,
//   dismissedAndLaunching, dismissedWhileOneIsLaunched, theLastLaunchFails, arrivesTooLate,
//   cleared, underLoad, oneDies, oneTakesTooLong, calledOff, shutDown, shutDownCancelling,
//   shutDownTwice, oneGivesUp, closedAfterTheShutdown, closedWithAnIdleWorker, closed,
//   closedOutsideOfATask, closeIsCancelled
package asyncio.process;

final class Dispatcher {

  private int size() {
    return idle.size() + atWork;
  }

  private void serve() {
    forgetEnded();
    dropUnwanted();
    while (!line.isEmpty() && !idle.isEmpty()) {
      begin(line.poll(), idle.pop());
    }
    while (line.size() > coming && size() < options.mostWorkers()) {
      launch();
    }
    if (dismissed && line.isEmpty()) {
      idle.forEach(Worker::retire);
      idle.clear();
    }
    tellIfAllAreGone();
  }
}
