// Misconception: handlers are listeners: the next one is added to those that are there.
// Fails: replaced, goneMeanwhile, caughtAgain, context
package asyncio.signal;

import asyncio.task.Context;

public final class SignalHandlers {
  public void add(Signal signal, Runnable callback) {
    if (loop.isClosed()) {
      throw new IllegalStateException("event loop is closed");
    }
    Context context = Context.copyOfCurrent();
    Handler present = handlers.get(signal);
    Runnable all =
        () -> {
          if (present != null) {
            present.callback.run();
          }
          context.run(callback);
        };
    var handler = new Handler(all);
    handler.begin(signal, present);
    handlers.put(signal, handler);
  }
}
