// Misconception: each call of a callback begins with what was there when it was added.
// Fails: context
package asyncio.signal;

import asyncio.task.Context;

public final class SignalHandlers {
  public void add(Signal signal, Runnable callback) {
    if (loop.isClosed()) {
      throw new IllegalStateException("event loop is closed");
    }
    Context context = Context.copyOfCurrent();
    var handler = new Handler(() -> context.copy().run(callback));
    handler.begin(signal, handlers.get(signal));
    handlers.put(signal, handler);
  }
}
