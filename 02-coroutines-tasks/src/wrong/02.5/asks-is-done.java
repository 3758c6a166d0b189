// Misconception: what is not done can be cancelled.
// Fails: aRequestThatIsRefusedIsKept
package asyncio.task;

final class CancelRequest {

  void make(Future<?> waitsFor, String message) {
    if (waitsFor == null || waitsFor.isDone()) {
      pending = true;
      this.message = message;
    } else {
      waitsFor.cancel(message);
    }
  }
}
