// Misconception: what was awaited last stays true.
// Fails: resumeReturnsWhatTheCoroutineWaitsForAndNullAtItsEnd
package asyncio.task;

public final class Coroutine<T> {

  private Object enterStack() {
    state = CoroutineState.RUNNING;
    stack.enter();
    if (state == CoroutineState.RUNNING) {
      state = CoroutineState.SUSPENDED;
    }
    return awaited;
  }
}
