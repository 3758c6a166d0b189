// Misconception: a failure is more important than a cancellation.
// Fails: norDoesAFailureInTheSameIteration
package asyncio.task;

final class CancelRequest {
  Throwable replace(Throwable thrown) {
    if (!pending) {
      return thrown;
    }
    pending = false;
    return thrown != null ? thrown : new CancelledError(message);
  }
}
