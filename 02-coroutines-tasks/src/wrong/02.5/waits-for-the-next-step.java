// Misconception: a cancelled task hears of it when it is resumed the next time.
// Fails: aCancellationComesOutOfTheAwait, aCancellationGoesToTheInnermost,
//   aCancellationGoesThroughGather, whatAnInnerTaskSwallowsDoesNotHitTheOuterOne,
//   whoHasSwallowedACancellationCanBeAskedAgain, twoRequestsInOneIterationAreDeliveredAsOne,
//   aTaskThatCancelsItselfHearsOfItAtItsNextAwait,
//   aRequestThatWasPassedOnLaterIsNotDeliveredASecondTime, cleanupMayAwait,
//   cancellingWhoWaitsDoesNotReachWhatIsShielded, ifTheInnerOneIsCancelledSoIsTheShield,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

final class CancelRequest {
  void make(Future<?> waitsFor, String message) {
    pending = true;
    this.message = message;
  }

  void passOn(Future<?> waitsFor) {}
}
