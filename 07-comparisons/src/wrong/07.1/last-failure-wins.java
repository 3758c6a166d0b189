// Misconception: the failure to be told is the last one that was seen.
// Fails: aDeafJob, theCallerIsInterrupted
package asyncio.compare;

import asyncio.task.Failures;

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
          }
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      for (End<R> end : ends) {
        if (end.failure() != null && !(end.failure() instanceof InterruptedException)) {
          throw Failures.rethrow(end.failure());
        }
      }
    }
  }
}
