// Misconception: a run begins with a clean slate.
// Fails: aRefusedRunLeavesTheStop
package asyncio.loop;

final class Lifecycle {

  void runForever(Runnable iteration) {
    boolean asked = stopping;
    stopping = false;
    requireOpen();
    requireNothingRunning();
    stopping = asked;
    thread = Thread.currentThread();
    RUNNING.set(loop);
    try {
      do {
        iteration.run();
      } while (!stopping);
    } finally {
      stopping = false;
      thread = null;
      RUNNING.remove();
    }
  }
}
