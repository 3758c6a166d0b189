// Misconception: nothing may come out of a handler of a signal.
// Fails: overAndPutBack, failing
package asyncio.signal;

public final class SignalHandlers {
  private final class Handler implements SignalAction {
    private void run(Signal signal) {
      Handler handler = handlers.get(signal);
      if (handler != null) {
        try {
          handler.callback.run();
        } catch (RuntimeException failure) {
          // It must not harm the loop.
        }
      }
    }
  }
}
