// Misconception: who has been told to end will end.
// Fails: aCoroutineThatAwaitsInsteadOfEndingWhenItIsClosedIsToldOff
package asyncio.task;

public final class Coroutine<T> {

  public void close() {
    if (state == CoroutineState.CLOSED) {
      return;
    }
    var exit = new CoroutineExit();
    throwInto(exit);
    if (failure != null && failure != exit) {
      throw Failures.rethrow(failure);
    }
  }
}
