// Misconception: nothing can arrive before this method has returned.
// Fails: whileItBegins
package asyncio.signal;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

public final class UntilSignalled {
  private static final class Once implements SignalAction {

    private final Map<Signal, SignalAction> before = new ConcurrentHashMap<>();

    void begin(Set<Signal> signals) {
      try {
        for (Signal signal : signals) {
          before.put(signal, source.exchange(signal, this));
        }
      } catch (IllegalArgumentException cannotBeCaught) {
        end();
        throw cannotBeCaught;
      }
    }

    void end() {
      before.forEach((signal, action) -> source.compareAndSet(signal, this, action));
    }
  }
}
