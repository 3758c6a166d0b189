// Misconception: what a thread throws comes out where it is joined.
// Fails: failuresComeOut, aFailureBehindOneThatWaits, aJobThatPauses, aDeafJob,
//   noneBeginsAfterAFailure, aLateThread, aLateThreadOfAnInterruptedCaller,
//   theCallerIsInterruptedWhileJobsWait, noneBeginsAfterAFailureThatHadAPlace,
//   noneBeginsInThePlaceOfOneThatEndsWell, placesComeBack
package asyncio.compare;

public final class ThreadPerJob implements Model {

  private final class Run<R> {

    private void start(int number) {
      Thread thread =
          factory.newThread(
              () -> {
                R result = null;
                try {
                  result = jobs.get(number).perform(Site.blocking());
                } catch (Exception failure) {
                  throw new IllegalStateException(failure);
                } finally {
                  ends.add(new End<>(number, result, null));
                }
              });
      thread.start();
      threads.add(thread);
    }
  }
}
