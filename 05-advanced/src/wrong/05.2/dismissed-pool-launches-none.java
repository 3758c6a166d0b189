// Misconception: who is dismissed does not hire.
// Fails: dismissedAndLaunching, oneTakesTooLong, calledOff
package asyncio.process;

final class Dispatcher {

  private void serve() {
    forgetEnded();
    while (!idle.isEmpty() && firstIsWanted()) {
      begin(line.poll(), idle.pop());
    }
    if (!dismissed && size() < options.mostWorkers()) {
      dropUnwanted();
      while (line.size() > coming && size() < options.mostWorkers()) {
        launch();
      }
    }
    if (dismissed && !firstIsWanted()) {
      idle.forEach(Worker::retire);
      idle.clear();
    }
    tellIfAllAreGone();
  }
}
