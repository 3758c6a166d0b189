// Misconception: workers without work are gone.
// Fails: dismissed, dismissedAndLaunching, dismissedWhileOneIsLaunched, arrivesTooLate, shutDown,
//   closedAfterTheShutdown, closedWithAnIdleWorker, closed
package asyncio.process;

final class Dispatcher {

  private void tellIfAllAreGone() {
    if (dismissed && line.isEmpty() && atWork == 0) {
      leaving.stream().filter(gone -> !gone.isDone()).forEach(gone -> gone.setResult(null));
      leaving.clear();
    }
  }
}
