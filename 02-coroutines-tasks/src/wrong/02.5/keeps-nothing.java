// Misconception: there is always something to cancel.
// Fails: aTaskThatIsCancelledBeforeItsFirstStepNeverBegins, aRequestThatWasKeptIsDeliveredOnce,
//   aResultInTheSameIterationDoesNotSaveATask, norDoesAFailureInTheSameIteration,
//   aTaskThatCancelsItselfHearsOfItAtItsNextAwait,
//   aRequestThatWasPassedOnLaterIsNotDeliveredASecondTime, ifThereIsNoNextAwaitTheResultIsDropped,
//   aRequestThatIsRefusedIsKept, aRequestThatIsRefusedLaterIsStillKept, aRequestNeedsNoMessage,
//   theMessageArrives, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

final class CancelRequest {
  void make(Future<?> waitsFor, String message) {
    if (waitsFor != null) {
      waitsFor.cancel(message);
    }
  }
}
