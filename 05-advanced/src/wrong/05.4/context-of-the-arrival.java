// Misconception: callSoonThreadsafe takes care of the context.
// Fails: context
package asyncio.signal;

public final class SignalHandlers {
  public void add(Signal signal, Runnable callback) {
    if (loop.isClosed()) {
      throw new IllegalStateException("event loop is closed");
    }
    Handler replaced = handlers.get(signal);
    SignalAction before = replaced == null ? source.exchange(signal, action) : replaced.before();
    handlers.put(signal, new Handler(callback, before));
  }
}
