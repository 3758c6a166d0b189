// Misconception: whether the loop is open matters when the callback is to run.
// Fails: aClosedLoopCatchesNone
package asyncio.signal;

import asyncio.task.Context;

public final class SignalHandlers {
  public void add(Signal signal, Runnable callback) {
    Context context = Context.copyOfCurrent();
    var handler = new Handler(() -> context.run(callback));
    handler.begin(signal, handlers.get(signal));
    handlers.put(signal, handler);
  }
}
