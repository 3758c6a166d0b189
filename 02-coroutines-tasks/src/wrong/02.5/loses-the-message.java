// Misconception: a cancellation has no message.
// Fails: ifThereIsNoNextAwaitTheResultIsDropped, aRequestNeedsNoMessage, theMessageArrives
package asyncio.task;

final class CancelRequest {
  void make(Future<?> waitsFor, String message) {
    if (waitsFor != null && waitsFor.cancel()) {
      return;
    }
    pending = true;
  }
}
