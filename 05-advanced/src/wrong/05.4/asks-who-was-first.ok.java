// Alternative: the first signal is kept in an atomic reference; who has come in the middle of the
//   catching is noticed at its end.
// Replaces: the whole class
package asyncio.signal;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

public final class UntilSignalled {

  private UntilSignalled() {}

  public static Future<Signal> of(EventLoop loop, Set<Signal> signals) {
    SignalSource source = SignalSource.of(loop);
    var future = new Future<Signal>(loop);
    var first = new AtomicReference<Signal>();
    var before = new ConcurrentHashMap<Signal, SignalAction>();
    SignalAction action =
        new SignalAction() {
          @Override
          public void arrived(Signal signal) {
            before.forEach((each, was) -> source.compareAndSet(each, this, was));
            if (first.compareAndSet(null, signal)) {
              try {
                loop.callSoonThreadsafe(
                    () -> {
                      if (!future.isDone()) {
                        future.setResult(signal);
                      }
                    });
              } catch (IllegalStateException closed) {
                // Nobody is left who could be told.
              }
            }
          }
        };
    for (Signal signal : signals) {
      try {
        before.put(signal, source.exchange(signal, action));
      } catch (IllegalArgumentException cannotBeCaught) {
        before.forEach((each, was) -> source.compareAndSet(each, action, was));
        throw cannotBeCaught;
      }
    }
    if (first.get() != null) {
      before.forEach((each, was) -> source.compareAndSet(each, action, was));
    }
    UntilDone.end(
        future, () -> before.forEach((each, was) -> source.compareAndSet(each, action, was)));
    return future;
  }
}
