// Misconception: the calling thread has nothing to do, so it can do the last job.
// Fails: resultsInOrder, oneThreadEach, namedPlatformThreads, aDeafJob, aLateThread,
//   aLateThreadOfAnInterruptedCaller, interruptedTwice, aThreadCannotBeHad, aThousandAtOnce,
//   nothingIsLeftInAThread, theyHaveNames, theCallerIsInterruptedWhileJobsWait,
//   noneBeginsAfterAFailureThatHadAPlace, noneBeginsInThePlaceOfOneThatEndsWell
// By luck: aThousandWait, theLimit
package asyncio.compare;

public final class ThreadPerJob implements Model {

  private final class Run<R> {

    private void start(int number) {
      if (number == jobs.size() - 1) {
        ends.add(perform(number));
        return;
      }
      Thread thread = factory.newThread(() -> ends.add(perform(number)));
      thread.start();
      threads.add(thread);
    }
  }
}
