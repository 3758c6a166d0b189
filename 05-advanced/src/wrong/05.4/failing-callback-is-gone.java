// Misconception: a callback that has failed once will fail again.
// Fails: failing
package asyncio.signal;

public final class SignalHandlers {
  private void run(Signal signal) {
    Handler handler = handlers.get(signal);
    if (handler != null) {
      try {
        handler.callback().run();
      } catch (RuntimeException failure) {
        remove(signal);
        throw failure;
      }
    }
  }
}
