// Misconception: each stop ends a run.
// Fails: twoStopsEndOneRun
package asyncio.loop;

final class Lifecycle {

  private int stops;

  void runForever(Runnable iteration) {
    requireOpen();
    requireNothingRunning();
    thread = Thread.currentThread();
    RUNNING.set(loop);
    try {
      do {
        iteration.run();
      } while (stops == 0);
    } finally {
      stops = Math.max(0, stops - 1);
      thread = null;
      RUNNING.remove();
    }
  }

  void stop() {
    stops++;
  }

  boolean isStopping() {
    return stops > 0;
  }
}
