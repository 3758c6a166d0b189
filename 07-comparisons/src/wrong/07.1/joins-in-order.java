// Misconception: whoever has joined all threads in order will see every failure in time.
// Fails: aFailureBehindOneThatWaits, aJobThatPauses, aDeafJob
package asyncio.compare;

import asyncio.task.Failures;

public final class ThreadPerJob implements Model {

  private final class Run<R> {

    private List<R> results() throws Exception {
      var results = new ArrayList<R>(Collections.nCopies(jobs.size(), null));
      for (Thread thread : threads) {
        thread.join();
      }
      for (End<R> end : ends) {
        if (end.failure() != null) {
          throw Failures.rethrow(end.failure());
        }
        results.set(end.number(), end.result());
      }
      return results;
    }
  }
}
