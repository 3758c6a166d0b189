// Misconception: the message of a cancellation is for the log.
// Fails: whatHasFailedOrWasCancelledStaysAsItIs, aCancelledFutureThrowsCancelledErrorWithTheMessage
package asyncio.task;

public class Future<T> {

  final CancelledError cancelledError() {
    CancelledError error = cancellation;
    cancellation = null;
    return error != null ? error : new CancelledError();
  }
}
