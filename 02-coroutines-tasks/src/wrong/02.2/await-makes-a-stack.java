// Misconception: every coroutine needs a stack of its own.
// Fails: toAwaitACoroutineIsToCallItsBodyWhenItSuspendsSoDoesTheCaller,
//   whatIsThrownIntoTheOuterOneComesOutOfTheInnerOnesSuspend,
//   aCoroutineCanBeAwaitedOnceAndOnlyIfNobodyHasStartedIt,
//   aCoroutineThatWasAwaitedAndFailedHasEnded, aPartHasNoResult
package asyncio.task;

public final class Coroutine<T> {

  public T await() {
    current();
    if (state != CoroutineState.CREATED) {
      throw new IllegalStateException("coroutine is being awaited already");
    }
    while (state != CoroutineState.CLOSED) {
      resume();
    }
    return result();
  }
}
