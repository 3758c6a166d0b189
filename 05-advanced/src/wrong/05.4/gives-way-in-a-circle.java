// Misconception: one action for a signal is enough, however often the signal is caught.
// Fails: overAndPutBack
// Replaces: the whole class
package asyncio.signal;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopExtension;
import asyncio.task.Context;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public final class SignalHandlers implements LoopExtension {

  private final EventLoop loop;
  private final SignalSource source;
  private final Map<Signal, Runnable> callbacks = new EnumMap<>(Signal.class);
  private final Map<Signal, SignalAction> before = new ConcurrentHashMap<>();
  private final SignalAction action = this::arrived;

  private SignalHandlers(EventLoop loop) {
    this.loop = loop;
    source = SignalSource.of(loop);
  }

  public static SignalHandlers of(EventLoop loop) {
    return loop.extension(SignalHandlers.class, SignalHandlers::new);
  }

  public void add(Signal signal, Runnable callback) {
    if (loop.isClosed()) {
      throw new IllegalStateException("event loop is closed");
    }
    Context context = Context.copyOfCurrent();
    SignalAction found = source.exchange(signal, action);
    if (found != action) {
      before.put(signal, found);
    }
    callbacks.put(signal, () -> context.run(callback));
  }

  private void arrived(Signal signal) {
    try {
      loop.callSoonThreadsafe(() -> run(signal));
    } catch (IllegalStateException closed) {
      giveWay(signal);
    }
  }

  private void run(Signal signal) {
    Runnable callback = callbacks.get(signal);
    if (callback == null) {
      giveWay(signal);
    } else {
      callback.run();
    }
  }

  private void giveWay(Signal signal) {
    source.compareAndSet(signal, action, before.get(signal));
  }

  public boolean remove(Signal signal) {
    boolean removed = callbacks.remove(signal) != null;
    if (removed) {
      giveWay(signal);
    }
    return removed;
  }

  @Override
  public void close() {
    List.copyOf(callbacks.keySet()).forEach(this::remove);
  }
}
