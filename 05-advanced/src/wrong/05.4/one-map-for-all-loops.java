// Misconception: signals belong to the process, so there is one map of callbacks.
// Fails: twoLoops
package asyncio.signal;

import java.util.EnumMap;
import java.util.Map;

public final class SignalHandlers {
  private static final Map<Signal, Handler> handlers = new EnumMap<>(Signal.class);
}
