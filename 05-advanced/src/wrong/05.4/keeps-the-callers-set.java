// Misconception: a set that was handed over is mine.
// Fails: theSetIsTheCallers
package asyncio.signal;

import java.util.Set;

public final class UntilSignalled {
  private static final class Once implements SignalAction {

    private Set<Signal> signals = Set.of();

    synchronized void begin(Set<Signal> signals) {
      this.signals = signals;
      try {
        for (Signal signal : signals) {
          before.put(signal, source.exchange(signal, this));
        }
      } catch (IllegalArgumentException cannotBeCaught) {
        end();
        throw cannotBeCaught;
      }
    }

    synchronized void end() {
      for (Signal signal : signals) {
        if (before.containsKey(signal)) {
          source.compareAndSet(signal, this, before.get(signal));
        }
      }
    }
  }
}
