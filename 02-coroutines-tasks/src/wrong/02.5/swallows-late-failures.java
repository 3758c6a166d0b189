// Misconception: the shield looks at the inner failure whenever it comes.
// Fails: aFailureAfterTheShieldWasCancelledIsReported
package asyncio.task;

import java.util.function.Consumer;

public final class Shield {
  public static <T> Future<T> around(Awaitable<T> awaitable) {
    Future<T> inner = Tasks.ensureFuture(awaitable);
    if (inner.isDone()) {
      return inner;
    }
    var outer = new Future<T>(inner.loop());
    Consumer<Future<T>> onInnerDone = done -> passOn(done, outer);
    inner.addDoneCallback(onInnerDone);
    return outer;
  }
}
