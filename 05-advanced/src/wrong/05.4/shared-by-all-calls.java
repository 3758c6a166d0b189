// Misconception: what was there before is a fact about the process.
// Fails: twoFutures
package asyncio.signal;

import java.util.EnumMap;
import java.util.Map;

public final class UntilSignalled {
  private static final class Once implements SignalAction {
    private static final Map<Signal, SignalAction> before = new EnumMap<>(Signal.class);
  }
}
