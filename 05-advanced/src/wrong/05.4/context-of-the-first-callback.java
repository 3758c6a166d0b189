// Misconception: the place has a context, and callbacks come and go.
// Fails: context
package asyncio.signal;

import asyncio.task.Context;
import java.util.EnumMap;
import java.util.Map;

public final class SignalHandlers {

  private final Map<Signal, Context> contexts = new EnumMap<>(Signal.class);

  public void add(Signal signal, Runnable callback) {
    if (loop.isClosed()) {
      throw new IllegalStateException("event loop is closed");
    }
    Context context = contexts.computeIfAbsent(signal, _ -> Context.copyOfCurrent());
    var handler = new Handler(() -> context.run(callback));
    handler.begin(signal, handlers.get(signal));
    handlers.put(signal, handler);
  }
}
