// Misconception: whether the loop is open matters when the callback is to run.
// Fails: aClosedLoopCatchesNone
package asyncio.signal;

import asyncio.task.Context;

public final class SignalHandlers {
  public void add(Signal signal, Runnable callback) {
    Context context = Context.copyOfCurrent();
    Runnable inContext = () -> context.run(callback);
    Handler replaced = handlers.get(signal);
    SignalAction before = replaced == null ? source.exchange(signal, action) : replaced.before();
    handlers.put(signal, new Handler(inContext, before));
  }
}
