// Misconception: what was thrown in once may stay where it is.
// Fails: whatIsThrownIntoItComesOutOfItsSuspendOnce, aRefusedSuspendLeavesTheCoroutineRunning
package asyncio.task;

public final class Coroutine<T> {

  private void leaveStack() {
    CoroutineStack.leave();
    if (thrownIn != null) {
      throw Failures.rethrow(thrownIn);
    }
  }
}
