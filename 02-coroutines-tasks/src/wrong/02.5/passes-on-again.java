// Misconception: passing a request on leaves it where it is.
// Fails: aRequestThatWasPassedOnLaterIsNotDeliveredASecondTime
package asyncio.task;

final class CancelRequest {
  void passOn(Future<?> waitsFor) {
    if (pending) {
      waitsFor.cancel(message);
    }
  }
}
