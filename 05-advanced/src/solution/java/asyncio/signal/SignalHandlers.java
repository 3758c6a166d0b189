package asyncio.signal;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopExtension;
import asyncio.task.Context;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import loopcraft.grader.Exercise;

/**
 * The callbacks that a loop runs when signals arrive. They go when the loop does.
 *
 * <p>A signal arrives on a thread of its own; what is registered here runs on the loop's, as a
 * callback like any other.
 */
@Exercise(value = "05.4", part = 1)
public final class SignalHandlers implements LoopExtension {

  private final EventLoop loop;
  private final SignalSource source;
  private final Map<Signal, Handler> handlers = new EnumMap<>(Signal.class);

  private SignalHandlers(EventLoop loop) {
    this.loop = loop;
    source = SignalSource.of(loop);
  }

  /** Those of a loop: an {@linkplain EventLoop#extension extension} of it. */
  public static SignalHandlers of(EventLoop loop) {
    return loop.extension(SignalHandlers.class, SignalHandlers::new);
  }

  /**
   * Has a callback run on the loop whenever a signal arrives, in place of the one for that signal
   * so far: {@code loop.add_signal_handler}. A loop that sleeps is woken. Each signal that arrives
   * is one call; if the loop does not run yet, or not at the moment, when it does. It is a callback
   * like others: one that fails is reported to the loop's exception handler, and will be called
   * again.
   *
   * <p>It runs in a copy of the context that is current now, the same one each time: what it sets
   * there, it finds the next time. A callback that takes the place of another has a copy of its
   * own.
   *
   * <p>If somebody else has set an action for the signal since the last callback was added, this
   * one takes its place.
   *
   * <p>Which callback is run is decided on the loop, when it gets to the signal. One that was
   * removed or replaced by then does not run any more; the one in its place does, if there is one.
   * A signal that arrives when the loop is closed is dropped, and its thread takes no harm.
   *
   * @throws IllegalArgumentException if the signal cannot be caught, as {@link
   *     SignalSource#exchange} says. Everything is as before then.
   * @throws IllegalStateException if the loop is closed: {@code event loop is closed}
   */
  public void add(Signal signal, Runnable callback) {
    if (loop.isClosed()) {
      throw new IllegalStateException("event loop is closed");
    }
    Objects.requireNonNull(callback, "callback");
    Context context = Context.copyOfCurrent();
    var handler = new Handler(() -> context.run(callback));
    handler.begin(signal, handlers.get(signal));
    handlers.put(signal, handler);
  }

  /**
   * Takes the callback for a signal away: {@code loop.remove_signal_handler}. The action that the
   * signal had before the first one was added is put back, or the last one that somebody else has
   * set since and {@link #add} has replaced. (asyncio sets the default action, whatever was there.)
   * If somebody else's action is there now, that stays.
   *
   * <p>Whoever set that has replaced an action of this class, and may put it back later, when there
   * is no callback any more, or when the loop is closed. Such an action is over. The first signal
   * that it gets is dropped, and it gives way: what was there before it is put back.
   *
   * @return whether there was a callback, whoever's action is there now
   */
  public boolean remove(Signal signal) {
    Handler removed = handlers.remove(signal);
    if (removed == null) {
      return false;
    }
    removed.giveWay(signal);
    return true;
  }

  /** Takes all callbacks away. */
  @Override
  public void close() {
    List.copyOf(handlers.keySet()).forEach(this::remove);
  }

  /** A callback, and the action that has the loop run it. */
  private final class Handler implements SignalAction {

    private final Runnable callback;
    private volatile SignalAction before;

    Handler(Runnable callback) {
      this.callback = callback;
    }

    void begin(Signal signal, Handler replaced) {
      SignalAction found = source.exchange(signal, this);
      before = found == replaced ? replaced.before : found;
    }

    /** On the signal's thread. */
    @Override
    public void arrived(Signal signal) {
      try {
        loop.callSoonThreadsafe(() -> run(signal));
      } catch (IllegalStateException closed) {
        giveWay(signal);
      }
    }

    private void run(Signal signal) {
      Handler present = handlers.get(signal);
      if (present == null) {
        giveWay(signal);
      } else {
        present.callback.run();
      }
    }

    void giveWay(Signal signal) {
      source.compareAndSet(signal, this, before);
    }
  }
}
