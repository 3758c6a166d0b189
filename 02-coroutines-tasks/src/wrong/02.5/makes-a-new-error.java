// Misconception: a request always makes its own error.
// Fails: aCancellationThatComesAnywayKeepsItsOwnMessage
package asyncio.task;

final class CancelRequest {
  Throwable replace(Throwable thrown) {
    if (!pending) {
      return thrown;
    }
    pending = false;
    return new CancelledError(message);
  }
}
