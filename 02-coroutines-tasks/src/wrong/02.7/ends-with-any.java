// Misconception: a wait is over when something has happened.
// Fails: aWaitForAllEndsWhenTheLastOneIsDone, aWaitForTheFirstEndsWhenOneIsDoneAndTheOthersGoOn,
//   aWaitForTheFirstExceptionEndsWithAFailureWhichItDoesNotThrow,
//   aWaitForTheFirstExceptionEndsWhenAllAreDoneIfNoneFails,
//   aCancelledOneIsNoExceptionToWaitForButCountsAsDone,
//   whenTimeIsUpNothingIsThrownAndNothingIsCancelled, theTimeLimitCountsFromWhenTheWaitStartsToRun,
//   aFutureThatIsGivenTwiceIsOneFuture, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Wait<T> {

  private void onDone(Future<T> future) {
    end();
  }
}
