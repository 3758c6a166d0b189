// Misconception: what exchange returns is what was there before.
// Fails: whatWasBeforeIsBack
package asyncio.signal;

import asyncio.task.Context;

public final class SignalHandlers {
  public void add(Signal signal, Runnable callback) {
    if (loop.isClosed()) {
      throw new IllegalStateException("event loop is closed");
    }
    Context context = Context.copyOfCurrent();
    SignalAction before = source.exchange(signal, action);
    handlers.put(signal, new Handler(() -> context.run(callback), before));
  }
}
