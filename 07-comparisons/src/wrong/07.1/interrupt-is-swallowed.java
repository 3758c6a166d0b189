// Misconception: an interrupt ends the waiting, and the result is what there is by then.
// Fails: failuresComeOut, theCallerIsInterrupted, theCallerWasInterruptedBefore, interruptedTwice,
//   theCallerIsInterruptedWhileJobsWait
package asyncio.compare;

import asyncio.task.Failures;

public final class ThreadPerJob implements Model {

  private final class Run<R> {

    private List<R> results() throws Exception {
      var results = new ArrayList<R>(Collections.nCopies(jobs.size(), null));
      try {
        for (int i = 0; i < jobs.size(); i++) {
          End<R> end = ends.take();
          if (end.failure() != null) {
            throw Failures.rethrow(end.failure());
          }
          results.set(end.number(), end.result());
        }
      } catch (InterruptedException interrupt) {
        return results;
      }
      return results;
    }
  }
}
