// Misconception: join is called once for each thread.
// Fails: interruptedTwice
package asyncio.compare;

public final class ThreadPerJob implements Model {

  private final class Run<R> {

    private void joinAll() {
      for (Thread thread : threads) {
        try {
          thread.join();
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
