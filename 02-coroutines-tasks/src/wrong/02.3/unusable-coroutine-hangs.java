// Misconception: a coroutine never throws at whoever resumes it.
// Fails: aTaskOfACoroutineThatCannotBeResumedFails
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void advance(Throwable throwIn) {
    Object awaited = throwIn == null ? coroutine.resume() : coroutine.throwInto(throwIn);
    if (coroutine.state() == CoroutineState.CLOSED) {
      finish();
    } else {
      waitFor(awaited);
    }
  }
}
