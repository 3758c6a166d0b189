// Misconception: an exception is kept first, and thrown when there is an occasion.
// Fails: aCoroutineThatRunsCannotBeResumedThrownIntoOrClosed
package asyncio.task;

public final class Coroutine<T> implements Awaitable<T> {

  public Object throwInto(Throwable exception) {
    thrownIn = exception;
    requireResumable();
    if (state == CoroutineState.CREATED) {
      thrownIn = null;
      end(null, exception);
      return null;
    }
    return enterStack();
  }
}
