// Misconception: a coroutine is like a method, and can be run as often as one likes.
// Fails: closingWhatHasNotStartedMeansThatItNeverWill, aCoroutineThatHasEndedCannotBeResumed
package asyncio.task;

public final class Coroutine<T> {

  public Object resume() {
    if (state == CoroutineState.RUNNING) {
      throw new IllegalStateException("coroutine already executing");
    }
    if (state != CoroutineState.SUSPENDED) {
      stack = new CoroutineStack(this, this::runBody);
    }
    return enterStack();
  }

  private void end(T result, Throwable failure) {
    this.result = result;
    this.failure = failure;
    state = CoroutineState.CLOSED;
    stack = null;
  }
}
