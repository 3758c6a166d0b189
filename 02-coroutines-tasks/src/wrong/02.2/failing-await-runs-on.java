// Misconception: a coroutine ends when its body returns.
// Fails: aCoroutineThatWasAwaitedAndFailedHasEnded
package asyncio.task;

public final class Coroutine<T> implements Awaitable<T> {

  public T await() {
    current();
    switch (state) {
      case CREATED -> state = CoroutineState.RUNNING;
      case CLOSED -> throw new IllegalStateException("cannot reuse a coroutine that has ended");
      case RUNNING, SUSPENDED ->
          throw new IllegalStateException("coroutine is being awaited already");
    }
    try {
      T value = body.call();
      partOfAnother = true;
      end(null, null);
      return value;
    } catch (Throwable thrown) {
      throw Failures.rethrow(thrown);
    }
  }
}
