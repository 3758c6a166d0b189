// Misconception: what another thread threw has to be put into an exception of this one.
// Fails: failuresComeOut, aFailureBehindOneThatWaits, aJobThatPauses, aDeafJob,
//   noneBeginsAfterAFailure, aLateThread, aThreadCannotBeHad, noneBeginsAfterAFailureThatHadAPlace,
//   noneBeginsInThePlaceOfOneThatEndsWell, placesComeBack
package asyncio.compare;

import java.util.concurrent.ExecutionException;

public final class ThreadPerJob implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    try {
      return new Run<>(jobs).call();
    } catch (InterruptedException interrupt) {
      throw interrupt;
    } catch (Throwable failure) {
      throw new ExecutionException(failure);
    }
  }
}
