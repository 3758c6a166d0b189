// Misconception: what exchange returns is what was there before.
// Fails: whatWasBeforeIsBack
package asyncio.signal;

public final class SignalHandlers {
  private final class Handler implements SignalAction {

    void begin(Signal signal, Handler replaced) {
      before = source.exchange(signal, this);
    }
  }
}
