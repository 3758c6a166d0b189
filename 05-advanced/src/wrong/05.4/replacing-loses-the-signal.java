// Misconception: a signal is for the callback that is there when it arrives.
// Fails: goneMeanwhile
package asyncio.signal;

public final class SignalHandlers {
  private final class Handler implements SignalAction {
    private void run(Signal signal) {
      Handler present = handlers.get(signal);
      if (present == null) {
        giveWay(signal);
      } else if (present == this) {
        callback.run();
      }
    }
  }
}
