// Misconception: every interrupt of the caller is one for the jobs.
// Fails: interruptedTwice
package asyncio.compare;

public final class ThreadPerJob implements Model {

  private final class Run<R> {

    private void joinAll() {
      boolean interrupted = false;
      for (Thread thread : threads) {
        while (thread.isAlive()) {
          try {
            thread.join();
          } catch (InterruptedException _) {
            interrupted = true;
            threads.forEach(Thread::interrupt);
          }
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
