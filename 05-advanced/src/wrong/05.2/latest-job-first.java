// Misconception: what was pushed last is at the top.
// Fails: asManyAsThereMayBe, inOrder, theLastOneWorksFirst, unwanted, arrivesForWhoeverIsFirst,
//   replacedWhenItHasEnded, replacedAfterSomeJobs, launchFails, dismissed,
//   dismissedWithWorkWaiting, dismissedAndLaunching, cleared, oneDies, oneTakesTooLong, calledOff,
//   shutDown, shutDownCancelling, shutDownTwice, closed, closedOutsideOfATask, closeIsCancelled
package asyncio.process;

final class Dispatcher {

  private void serve() {
    forgetEnded();
    dropUnwanted();
    while (!line.isEmpty() && !idle.isEmpty()) {
      begin(line.pollLast(), idle.pop());
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
