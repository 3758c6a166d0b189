// Misconception: a worker is launched for a job, and that job has it.
// Fails: arrivesForNothing, noLaunchForTheUnwanted, freeBeforeTheNewOneIsThere,
//   launchFailsForNobody, dismissedWhileOneIsLaunched, theLastLaunchFails
package asyncio.process;

final class Dispatcher {

  private void launch() {
    coming++;
    Work first = line.poll();
    launcher
        .launch()
        .addDoneCallback(
            launched -> {
              coming--;
              switch (launched.exception()) {
                case null -> {
                  arrived(launched.result());
                  if (first.isWanted()) {
                    idle.remove(launched.result());
                    begin(first, launched.result());
                  }
                }
                case Throwable failure -> first.fail(failure);
              }
              serve();
            });
  }

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
