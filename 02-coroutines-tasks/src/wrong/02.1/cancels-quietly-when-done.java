// Misconception: to cancel what is done is no error.
// Fails: whatIsDoneStaysAsItIs
package asyncio.task;

public class Future<T> implements Awaitable<T> {

  final void cancelBecauseOf(CancelledError error) {
    if (isDone()) {
      return;
    }
    cancellation = error;
    become(State.CANCELLED);
  }
}
