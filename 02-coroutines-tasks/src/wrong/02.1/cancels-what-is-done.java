// Misconception: cancelling always works.
// Fails: whatIsDoneStaysAsItIs, whatHasFailedOrWasCancelledStaysAsItIs,
//   aCancelledFutureThrowsCancelledErrorWithTheMessage
package asyncio.task;

public class Future<T> {

  public boolean cancel(String message) {
    retrieved();
    cancelMessage = message;
    become(State.CANCELLED);
    return true;
  }
}
