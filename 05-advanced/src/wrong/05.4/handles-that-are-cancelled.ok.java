// Alternative: the callback of a signal is an object that knows whether it is still wanted.
// Replaces: the whole class
package asyncio.signal;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopExtension;
import asyncio.task.Context;
import java.util.HashMap;
import java.util.Map;

public final class SignalHandlers implements LoopExtension {

  private final EventLoop loop;
  private final Map<Signal, Caught> caught = new HashMap<>();

  private SignalHandlers(EventLoop loop) {
    this.loop = loop;
  }

  /** A signal that is caught, with an action of its own. */
  private final class Caught implements SignalAction {

    private final Signal signal;
    private final SignalAction before;
    private Runnable callback;

    Caught(Signal signal) {
      this.signal = signal;
      before = SignalSource.of(loop).exchange(signal, this);
    }

    @Override
    public void arrived(Signal arrived) {
      if (!loop.isClosed()) {
        try {
          loop.callSoonThreadsafe(this::run);
        } catch (IllegalStateException closedMeanwhile) {
          // Nobody is left who could be told.
        }
      }
    }

    private void run() {
      if (callback != null) {
        callback.run();
      }
    }

    private void giveBack() {
      callback = null;
      SignalSource.of(loop).compareAndSet(signal, this, before);
    }
  }

  public static SignalHandlers of(EventLoop loop) {
    return loop.extension(SignalHandlers.class, SignalHandlers::new);
  }

  public void add(Signal signal, Runnable callback) {
    if (loop.isClosed()) {
      throw new IllegalStateException("event loop is closed");
    }
    Context context = Context.copyOfCurrent();
    caught.computeIfAbsent(signal, Caught::new).callback = () -> context.run(callback);
  }

  public boolean remove(Signal signal) {
    Caught removed = caught.remove(signal);
    if (removed != null) {
      removed.giveBack();
    }
    return removed != null;
  }

  @Override
  public void close() {
    caught.values().forEach(Caught::giveBack);
    caught.clear();
  }
}
