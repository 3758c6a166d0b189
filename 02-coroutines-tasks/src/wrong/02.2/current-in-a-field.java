// Misconception: the coroutine that was entered last is the current one.
// Fails: aCoroutineMayResumeAnotherOne
package asyncio.task;

public final class Coroutine<T> implements Awaitable<T> {

  private static Coroutine<?> current;

  private Object enterStack() {
    state = CoroutineState.RUNNING;
    current = this;
    stack.enter();
    current = null;
    if (state == CoroutineState.RUNNING) {
      state = CoroutineState.SUSPENDED;
    }
    Object waitsFor = awaited;
    awaited = null;
    return waitsFor;
  }

  private static Coroutine<?> current() {
    if (current == null) {
      throw new IllegalStateException("await outside a coroutine");
    }
    return current;
  }
}
