// Misconception: nobody goes home before all are there.
// Fails: dismissedWhileOneIsLaunched
package asyncio.process;

final class Dispatcher {

  private void serve() {
    forgetEnded();
    while (!idle.isEmpty() && firstIsWanted()) {
      begin(line.poll(), idle.pop());
    }
    if (size() < options.mostWorkers()) {
      dropUnwanted();
      while (line.size() > coming && size() < options.mostWorkers()) {
        launch();
      }
    }
    if (dismissed && coming == 0 && !firstIsWanted()) {
      idle.forEach(Worker::retire);
      idle.clear();
    }
    tellIfAllAreGone();
  }
}
