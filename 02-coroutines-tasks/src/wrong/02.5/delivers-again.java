// Misconception: a request stays until the task has ended.
// Fails: aRequestThatWasKeptIsDeliveredOnce, twoRequestsInOneIterationAreDeliveredAsOne
package asyncio.task;

final class CancelRequest {
  Throwable replace(Throwable thrown) {
    if (!pending) {
      return thrown;
    }
    return thrown instanceof CancelledError ? thrown : new CancelledError(message);
  }
}
