// Misconception: a request that was passed on has done its work.
// Fails: aRequestThatIsRefusedLaterIsStillKept
package asyncio.task;

final class CancelRequest {

  void passOn(Future<?> waitsFor) {
    if (pending) {
      waitsFor.cancel(message);
      pending = false;
    }
  }
}
