// Misconception: one worker is launched, and the next when it is there.
// Fails: asManyAsThereMayBe, arrivesForWhoeverIsFirst, dismissed
package asyncio.process;

final class Dispatcher {

  private void serve() {
    forgetEnded();
    dropUnwanted();
    while (!line.isEmpty() && !idle.isEmpty()) {
      begin(line.poll(), idle.pop());
    }
    while (line.size() > coming && coming == 0 && size() < options.mostWorkers()) {
      launch();
    }
    if (dismissed && line.isEmpty()) {
      idle.forEach(Worker::retire);
      idle.clear();
    }
    tellIfAllAreGone();
  }
}
