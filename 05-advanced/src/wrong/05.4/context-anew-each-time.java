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
    Runnable inContext = () -> context.copy().run(callback);
    Handler replaced = handlers.get(signal);
    SignalAction before = replaced == null ? source.exchange(signal, action) : replaced.before();
    handlers.put(signal, new Handler(inContext, before));
  }
}
