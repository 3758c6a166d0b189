// Misconception: a gathering is a future, and is cancelled like one.
// Fails: cancellingTheGatheringCancelsTheChildrenAndItEndsWhenTheyHaveEnded,
//   aChildThatFailsWhileItIsCancelledFailsTheGathering, aFailureInACleanupCountsAsSeen,
//   aChildThatRefusesKeepsTheResults, cancelledFromOutsideTheSettledFormEndsWithACancelledErrorToo,
//   aCancelledGatheringHasNoResultEvenIfItsChildrenGoOnInSpiteOfIt,
//   cancellingTheTaskThatAwaitsAGatheringReachesTheInnermostChildren,
//   aCancelThatFindsAllChildrenDoneReturnsFalseAndTheResultsCome,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Gathering<T, R> {

  @Override
  public boolean cancel(String message) {
    return super.cancel(message);
  }
}
