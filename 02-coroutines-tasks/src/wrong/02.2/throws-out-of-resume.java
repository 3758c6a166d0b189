// Misconception: who resumes a coroutine is the one to hear of its failure.
// Fails: whatTheBodyThrowsEndsItAndIsKeptAsItIs, whatIsThrownIntoItAndNotCaughtEndsIt,
//   closeRunsTheFinallyBlocks, whatIsThrownIntoTheOuterOneComesOutOfTheInnerOnesSuspend
package asyncio.task;

public final class Coroutine<T> {

  private Object enterStack() {
    state = CoroutineState.RUNNING;
    stack.enter();
    if (state == CoroutineState.RUNNING) {
      state = CoroutineState.SUSPENDED;
    }
    if (failure != null) {
      throw Failures.rethrow(failure);
    }
    Object waitsFor = awaited;
    awaited = null;
    return waitsFor;
  }
}
