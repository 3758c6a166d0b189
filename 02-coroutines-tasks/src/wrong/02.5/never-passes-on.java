// Misconception: a request that was kept waits for the next step, whenever that is.
// Fails: aTaskThatCancelsItselfHearsOfItAtItsNextAwait,
//   aRequestThatWasPassedOnLaterIsNotDeliveredASecondTime
package asyncio.task;

final class CancelRequest {
  void passOn(Future<?> waitsFor) {}
}
