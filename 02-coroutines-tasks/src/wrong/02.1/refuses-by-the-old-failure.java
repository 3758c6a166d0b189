// Misconception: the message says what the future has ended with.
// Fails: whatHasFailedOrWasCancelledStaysAsItIs
package asyncio.task;

public class Future<T> implements Awaitable<T> {

  private void requirePending() {
    if (isDone()) {
      throw new InvalidStateError("invalid state: " + result());
    }
  }
}
