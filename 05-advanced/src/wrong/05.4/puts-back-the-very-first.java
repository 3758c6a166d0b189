// Misconception: what was there before is found out once.
// Fails: addedAgain, caughtAgain
package asyncio.signal;

import java.util.EnumMap;
import java.util.Map;

public final class SignalHandlers {

  private final Map<Signal, SignalAction> firsts = new EnumMap<>(Signal.class);

  private final class Handler implements SignalAction {
    void begin(Signal signal, Handler replaced) {
      SignalAction found = source.exchange(signal, this);
      firsts.putIfAbsent(signal, found);
      before = firsts.get(signal);
    }
  }
}
