// Misconception: workers take turns.
// Fails: theLastOneWorksFirst
package asyncio.process;

final class Dispatcher {

  private void serve() {
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
