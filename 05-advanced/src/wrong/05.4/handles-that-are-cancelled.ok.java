// Alternative: an action knows itself whether it is over, and gives way on the signal's thread.
// Replaces: the whole class
package asyncio.signal;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopExtension;
import asyncio.task.Context;
import java.util.HashMap;
import java.util.Map;

public final class SignalHandlers implements LoopExtension {

  private final EventLoop loop;
  private final SignalSource source;
  private final Map<Signal, Caught> caught = new HashMap<>();

  private SignalHandlers(EventLoop loop) {
    this.loop = loop;
    source = SignalSource.of(loop);
  }

  /** A signal that is caught; as long as nobody else takes it, for one callback after the other. */
  private final class Caught implements SignalAction {

    private final Signal signal;
    private final SignalAction before;
    private volatile Runnable callback;

    Caught(Signal signal) {
      this.signal = signal;
      before = source.exchange(signal, this);
    }

    @Override
    public void arrived(Signal arrived) {
      if (callback == null) {
        giveBack();
      } else {
        try {
          loop.callSoonThreadsafe(this::run);
        } catch (IllegalStateException closed) {
          // Closing it gives back, too.
        }
      }
    }

    private void run() {
      Caught present = caught.get(signal);
      if (present != null) {
        present.callback.run();
      }
    }

    private void giveBack() {
      callback = null;
      source.compareAndSet(signal, this, before);
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
    Caught present = caught.get(signal);
    if (present == null || !source.compareAndSet(signal, present, present)) {
      Caught next = new Caught(signal);
      if (present != null) {
        present.callback = null;
      }
      present = next;
      caught.put(signal, present);
    }
    present.callback = () -> context.run(callback);
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
