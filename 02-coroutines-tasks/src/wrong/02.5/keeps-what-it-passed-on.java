// Misconception: a request is kept in any case, to be safe.
// Fails: whatAnInnerTaskSwallowsDoesNotHitTheOuterOne, whoHasSwallowedACancellationCanBeAskedAgain,
//   twoRequestsInOneIterationAreDeliveredAsOne,
//   aRequestThatWasPassedOnLaterIsNotDeliveredASecondTime, cleanupMayAwait,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

final class CancelRequest {
  void make(Future<?> waitsFor, String message) {
    if (waitsFor != null) {
      waitsFor.cancel(message);
    }
    pending = true;
    this.message = message;
  }

  Throwable replace(Throwable thrown) {
    if (!pending || thrown instanceof CancelledError) {
      return thrown;
    }
    pending = false;
    return new CancelledError(message);
  }
}
