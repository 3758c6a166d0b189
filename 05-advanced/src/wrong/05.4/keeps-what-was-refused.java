// Misconception: first the books, then the signal.
// Fails: refused
package asyncio.signal;

import asyncio.task.Context;

public final class SignalHandlers {
  public void add(Signal signal, Runnable callback) {
    if (loop.isClosed()) {
      throw new IllegalStateException("event loop is closed");
    }
    Context context = Context.copyOfCurrent();
    Handler replaced = handlers.get(signal);
    SignalAction known = replaced == null ? SignalAction.DEFAULT : replaced.before();
    handlers.put(signal, new Handler(() -> context.run(callback), known));
    if (replaced == null) {
      SignalAction before = source.exchange(signal, action);
      handlers.put(signal, new Handler(() -> context.run(callback), before));
    }
  }
}
