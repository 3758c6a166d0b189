// Misconception: callSoonThreadsafe takes care of the context.
// Fails: context
package asyncio.signal;

public final class SignalHandlers {
  public void add(Signal signal, Runnable callback) {
    if (loop.isClosed()) {
      throw new IllegalStateException("event loop is closed");
    }
    var handler = new Handler(callback);
    handler.begin(signal, handlers.get(signal));
    handlers.put(signal, handler);
  }
}
