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
    var handler = new Handler(() -> context.run(callback));
    handler.before = SignalAction.DEFAULT;
    Handler replaced = handlers.put(signal, handler);
    handler.begin(signal, replaced);
  }
}
