// Misconception: start and join belong together, thread by thread.
// Fails: allAtOnce, resultsInOrder, aFailureBehindOneThatWaits, aJobThatPauses, aDeafJob,
//   aLateThread, theCallerIsInterrupted, aThreadCannotBeHad, threadsHaveEnded, aThousandAtOnce,
//   theLimitIsUsed, noneBeginsInThePlaceOfOneThatEndsWell, threadsAreThereFromTheBeginning,
//   placesComeBack
package asyncio.compare;

public final class ThreadPerJob implements Model {

  private final class Run<R> {

    List<R> call() throws Exception {
      try {
        for (int number = 0; number < jobs.size() && !ending; number++) {
          start(number);
          threads.getLast().join();
        }
        return results();
      } finally {
        ending = true;
        threads.forEach(Thread::interrupt);
        joinAll();
      }
    }
  }
}
