// Misconception: the first one to ask says why.
// Fails: aRequestNeedsNoMessage
package asyncio.task;

final class CancelRequest {

  void make(Future<?> waitsFor, String message) {
    if (waitsFor != null && waitsFor.cancel(message)) {
      return;
    }
    if (!pending) {
      this.message = message;
    }
    pending = true;
  }
}
