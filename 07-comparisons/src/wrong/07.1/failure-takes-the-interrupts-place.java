// Misconception: whatever comes out of a job last is what there is to be told.
// Fails: theCallerIsInterrupted
package asyncio.compare;

import asyncio.task.Failures;

public final class ThreadPerJob implements Model {

  private final class Run<R> {

    List<R> call() throws Exception {
      try {
        for (int number = 0; number < jobs.size() && !ending; number++) {
          start(number);
        }
        return results();
      } catch (InterruptedException hurry) {
        ending = true;
        threads.forEach(Thread::interrupt);
        joinAll();
        for (End<R> end : ends) {
          if (end.failure() != null && !(end.failure() instanceof InterruptedException)) {
            throw Failures.rethrow(end.failure());
          }
        }
        throw hurry;
      } finally {
        ending = true;
        threads.forEach(Thread::interrupt);
        joinAll();
      }
    }
  }
}
