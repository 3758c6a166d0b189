// Misconception: handlers are listeners: the next one is added to those that are there.
// Fails: replaced, goneMeanwhile
package asyncio.signal;

import asyncio.task.Context;

public final class SignalHandlers {
  public void add(Signal signal, Runnable callback) {
    if (loop.isClosed()) {
      throw new IllegalStateException("event loop is closed");
    }
    Context context = Context.copyOfCurrent();
    Handler present = handlers.get(signal);
    if (present == null) {
      SignalAction before = source.exchange(signal, action);
      handlers.put(signal, new Handler(() -> context.run(callback), before));
    } else {
      Runnable both =
          () -> {
            present.callback().run();
            context.run(callback);
          };
      handlers.put(signal, new Handler(both, present.before()));
    }
  }
}
