// Misconception: a coroutine can be awaited as often as a future.
// Fails: aCoroutineCanBeAwaitedOnceAndOnlyIfNobodyHasStartedIt,
//   aCoroutineThatWasAwaitedAndFailedHasEnded, aPartHasNoResult
package asyncio.task;

public final class Coroutine<T> {

  public T await() {
    current();
    try {
      return body.call();
    } catch (Throwable thrown) {
      throw Failures.rethrow(thrown);
    } finally {
      state = CoroutineState.CLOSED;
    }
  }
}
