// Misconception: every shield is a future of its own.
// Fails: whatIsDoneNeedsNoShield
package asyncio.task;

import java.util.function.Consumer;

public final class Shield {
  public static <T> Future<T> around(Awaitable<T> awaitable) {
    Future<T> inner = Tasks.ensureFuture(awaitable);
    var outer = new Future<T>(inner.loop());
    Consumer<Future<T>> onInnerDone = done -> passOn(done, outer);
    inner.addDoneCallback(onInnerDone);
    outer.addDoneCallback(done -> inner.removeDoneCallback(onInnerDone));
    return outer;
  }
}
