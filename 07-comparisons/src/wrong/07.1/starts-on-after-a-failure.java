// Misconception: all threads are started first, and only then is there something to look at.
// Fails: noneBeginsAfterAFailure, aLateThread, aLateThreadOfAnInterruptedCaller,
//   theCallerIsInterruptedWhileJobsWait, noneBeginsAfterAFailureThatHadAPlace,
//   noneBeginsInThePlaceOfOneThatEndsWell
package asyncio.compare;

public final class ThreadPerJob implements Model {

  private final class Run<R> {

    private End<R> perform(int number) {
      try {
        return new End<>(number, jobs.get(number).perform(Site.blocking()), null);
      } catch (Throwable failure) {
        return new End<>(number, null, failure);
      }
    }
  }
}
