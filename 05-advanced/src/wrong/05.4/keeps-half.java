// Misconception: what throws has done nothing.
// Fails: oneCannotBeCaught
package asyncio.signal;

public final class UntilSignalled {
  private static final class Once implements SignalAction {

    synchronized void begin(Set<Signal> signals) {
      for (Signal signal : signals) {
        before.put(signal, source.exchange(signal, this));
      }
    }
  }
}
