// Misconception: the last one to cancel says why.
// Fails: whatHasFailedOrWasCancelledStaysAsItIs
package asyncio.task;

public class Future<T> implements Awaitable<T> {

  public boolean cancel(String message) {
    retrieved();
    cancelMessage = message;
    if (isDone()) {
      return false;
    }
    become(State.CANCELLED);
    return true;
  }
}
