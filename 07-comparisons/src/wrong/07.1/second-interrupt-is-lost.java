// Misconception: an interrupt that changes nothing can be forgotten.
// Fails: interruptedTwice
package asyncio.compare;

public final class ThreadPerJob implements Model {

  private final class Run<R> {

    private void joinAll() {
      for (Thread thread : threads) {
        while (thread.isAlive()) {
          try {
            thread.join();
          } catch (InterruptedException _) {
            // It is ending already.
          }
        }
      }
    }
  }
}
