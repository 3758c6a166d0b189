// Alternative: an awaited coroutine has a stack of its own, and what it waits for is passed
// outwards.
package asyncio.task;

public final class Coroutine<T> {

  public T await() {
    current();
    switch (state) {
      case CREATED -> {}
      case CLOSED -> throw new IllegalStateException("cannot reuse a coroutine that has ended");
      case RUNNING, SUSPENDED ->
          throw new IllegalStateException("coroutine is being awaited already");
    }
    Object waitsFor = resume();
    while (state != CoroutineState.CLOSED) {
      waitsFor = passOutwards(waitsFor);
    }
    T value = result();
    partOfAnother = true;
    return value;
  }

  private Object passOutwards(Object waitsFor) {
    try {
      suspend(waitsFor);
    } catch (Throwable thrown) {
      return throwInto(thrown);
    }
    return resume();
  }
}
