// Misconception: a future that was cancelled by an error throws that one whenever it is asked.
// Fails: theErrorThatAFutureWasCancelledByIsThrownOnceThenNewOnesAre
package asyncio.task;

public class Future<T> {

  final CancelledError cancelledError() {
    return cancellation != null ? cancellation : new CancelledError(cancelMessage);
  }
}
