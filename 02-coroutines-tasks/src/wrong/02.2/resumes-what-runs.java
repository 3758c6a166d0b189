// Misconception: nobody resumes a coroutine from inside.
// Fails: aCoroutineThatRunsCannotBeResumedThrownIntoOrClosed
package asyncio.task;

public final class Coroutine<T> {

  private void requireResumable() {
    if (state == CoroutineState.CLOSED) {
      throw new IllegalStateException("cannot reuse a coroutine that has ended");
    }
  }
}
