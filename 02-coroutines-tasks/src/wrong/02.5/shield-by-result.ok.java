// Alternative: the shield asks the inner future for its result, and catches what comes instead.
package asyncio.task;

import java.util.function.Consumer;

public final class Shield {

  public static <T> Future<T> around(Awaitable<T> awaitable) {
    Future<T> inner = Tasks.ensureFuture(awaitable);
    if (inner.isDone()) {
      return inner;
    }
    var outer = new Future<T>(inner.loop());
    Consumer<Future<T>> listener = done -> passOn(done, outer);
    inner.addDoneCallback(listener);
    outer.addDoneCallback(done -> inner.removeDoneCallback(listener));
    return outer;
  }

  private static <T> void passOn(Future<T> inner, Future<T> outer) {
    try {
      T result = inner.result();
      if (!outer.isDone()) {
        outer.setResult(result);
      }
    } catch (CancelledError cancelled) {
      outer.cancel();
    } catch (Throwable failure) {
      if (!outer.isDone()) {
        outer.setException(failure);
      }
    }
  }
}
