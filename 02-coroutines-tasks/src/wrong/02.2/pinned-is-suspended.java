// Misconception: a suspend always leaves the coroutine.
// Fails: aRefusedSuspendLeavesTheCoroutineRunning
package asyncio.task;

public final class Coroutine<T> implements Awaitable<T> {

  private void leaveStack() {
    CoroutineStack.leave();
    Throwable thrown = thrownIn;
    if (thrown != null) {
      thrownIn = null;
      throw Failures.rethrow(thrown);
    }
  }
}
