// Misconception: a pool has all its workers from the first job on.
// Fails: launchedWhenNeeded, usedAgain, arrivesForNothing, noLaunchForTheUnwanted,
//   arrivesForWhoeverIsFirst, freeBeforeTheNewOneIsThere, launchFailsBesideOthers,
//   dismissedWhileOneIsLaunched, oneAfterTheOther
package asyncio.process;

final class Dispatcher {

  private void serve() {
    forgetEnded();
    dropUnwanted();
    while (!line.isEmpty() && !idle.isEmpty()) {
      begin(line.poll(), idle.pop());
    }
    while (!line.isEmpty() && size() < options.mostWorkers()) {
      launch();
    }
    if (dismissed && line.isEmpty()) {
      idle.forEach(Worker::retire);
      idle.clear();
    }
    tellIfAllAreGone();
  }
}
