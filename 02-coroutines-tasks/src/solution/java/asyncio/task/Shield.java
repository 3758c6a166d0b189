package asyncio.task;

import java.util.List;
import java.util.function.Consumer;
import loopcraft.grader.Exercise;

/** Keeps the cancellation of a waiting coroutine away from what it waits for. */
@Exercise("02.5")
public final class Shield {

  private Shield() {}

  /**
   * A future that ends as an inner one does, but whose own cancellation does not reach it: {@code
   * asyncio.shield}. If the inner one is done already, it is returned itself.
   *
   * <p>A failure of the inner one that comes when nobody listens any more counts as never
   * retrieved.
   */
  public static <T> Future<T> around(Awaitable<T> awaitable) {
    Future<T> inner = Tasks.ensureFuture(awaitable);
    if (inner.isDone()) {
      return inner;
    }
    var outer = new StandIn<T>(inner.loop(), List.of(inner));
    Consumer<Future<T>> onInnerDone = done -> passOn(done, outer);
    inner.addDoneCallback(onInnerDone);
    outer.addDoneCallback(
        done -> {
          if (!inner.isDone()) {
            inner.removeDoneCallback(onInnerDone);
          }
        });
    return outer;
  }

  private static <T> void passOn(Future<T> inner, Future<T> outer) {
    if (outer.isCancelled()) {
      if (!inner.isCancelled()) {
        inner.exception();
      }
    } else if (inner.isCancelled()) {
      outer.cancel();
    } else if (inner.exception() != null) {
      outer.setException(inner.exception());
    } else {
      outer.setResult(inner.result());
    }
  }
}
