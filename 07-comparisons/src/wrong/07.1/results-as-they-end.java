// Misconception: what comes first out of a queue went in first.
// Fails: resultsInOrder
// By luck: aThousandAtOnce, oneThreadEach, placesComeBack, theLimit, theLimitIsUsed,
//   namedPlatformThreads, nullAndNothing, allAtOnce, theyHaveNames, nothingIsLeftInAThread,
//   threadsAreThereFromTheBeginning
package asyncio.compare;

import asyncio.task.Failures;

public final class ThreadPerJob implements Model {

  private final class Run<R> {

    private List<R> results() throws Exception {
      var results = new ArrayList<R>();
      for (int i = 0; i < jobs.size(); i++) {
        End<R> end = ends.take();
        if (end.failure() != null) {
          throw Failures.rethrow(end.failure());
        }
        results.add(end.result());
      }
      return results;
    }
  }
}
