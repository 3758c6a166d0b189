// Misconception: workers end with the program.
// Fails: dismissed
package asyncio.process;

final class Dispatcher {

  private void serve() {
    forgetEnded();
    dropUnwanted();
    while (!line.isEmpty() && !idle.isEmpty()) {
      begin(line.poll(), idle.pop());
    }
    while (line.size() > coming && size() < options.mostWorkers()) {
      launch();
    }
    if (dismissed && line.isEmpty() && atWork == 0) {
      idle.forEach(Worker::retire);
      idle.clear();
    }
    tellIfAllAreGone();
  }
}
