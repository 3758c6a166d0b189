// Misconception: for the second callback there is nothing left to catch.
// Fails: caughtAgain
package asyncio.signal;

public final class SignalHandlers {
  private final class Handler implements SignalAction {

    void begin(Signal signal, Handler replaced) {
      before = replaced == null ? source.exchange(signal, this) : replaced.before;
      if (replaced != null) {
        source.compareAndSet(signal, replaced, this);
      }
    }
  }
}
