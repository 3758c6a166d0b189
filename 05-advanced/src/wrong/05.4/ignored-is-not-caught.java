// Misconception: what the program was started to ignore, it ignores.
// Fails: whatWasBefore
package asyncio.signal;

import java.util.Set;

public final class UntilSignalled {
  private static final class Once implements SignalAction {
    synchronized void begin(Set<Signal> signals) {
      try {
        for (Signal signal : signals) {
          SignalAction found = source.exchange(signal, this);
          before.put(signal, found);
          if (found == SignalAction.IGNORE) {
            source.compareAndSet(signal, this, found);
          }
        }
      } catch (IllegalArgumentException cannotBeCaught) {
        end();
        throw cannotBeCaught;
      }
    }
  }
}
