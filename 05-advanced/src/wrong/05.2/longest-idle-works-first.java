// Misconception: workers take turns.
// Fails: theLastOneWorksFirst, arrivesForNothing
package asyncio.process;

final class Dispatcher {

  private void serve() {
    forgetEnded();
    dropUnwanted();
    while (!line.isEmpty() && !idle.isEmpty()) {
      begin(line.poll(), idle.removeLast());
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
