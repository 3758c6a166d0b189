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

  /** A callback, and what would have happened without it. */
  private record Handler(Runnable callback, SignalAction before) {}

  /** Those of a loop: an {@linkplain EventLoop#extension extension} of it. */
  public static SignalHandlers of(EventLoop loop) {
    return loop.extension(SignalHandlers.class, SignalHandlers::new);
  }

  /**
   * Has a callback run on the loop whenever a signal arrives, in place of the one for that signal
   * so far: {@code loop.add_signal_handler}. A loop that sleeps is woken. Each signal that arrives
   * is one call. It is a callback like others: one that fails is reported to the loop's exception
   * handler, and will be called again.
   *
   * <p>It runs in a copy of the context that is current now, the same one each time: what it sets
   * there, it finds the next time.
   *
   * <p>Which callback is run is decided on the loop, when it gets to the signal. One that was
   * removed or replaced by then does not run any more. A signal that arrives when the loop is
   * closed is dropped, and its thread takes no harm.
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
    Runnable inContext = () -> context.run(callback);
    Handler replaced = handlers.get(signal);
    SignalAction before = replaced == null ? source.exchange(signal, action) : replaced.before();
    handlers.put(signal, new Handler(inContext, before));
  }

  private final SignalAction action = this::arrived;

  /** On the signal's thread. */
  private void arrived(Signal signal) {
    try {
      loop.callSoonThreadsafe(() -> run(signal));
    } catch (IllegalStateException closed) {
      // Nobody is left who could be told.
    }
  }

  private void run(Signal signal) {
    Handler handler = handlers.get(signal);
    if (handler != null) {
      handler.callback().run();
    }
  }

  /**
   * Takes the callback for a signal away: {@code loop.remove_signal_handler}. What would have
   * happened without it, before the first one was added, happens again. (asyncio sets the default
   * action, whatever was there.) If somebody has set another action meanwhile, without this class,
   * that stays.
   *
   * @return whether there was a callback
   */
  public boolean remove(Signal signal) {
    Handler removed = handlers.remove(signal);
    if (removed == null) {
      return false;
    }
    source.compareAndSet(signal, action, removed.before());
    return true;
  }

  /** Takes all callbacks away. */
  @Override
  public void close() {
    List.copyOf(handlers.keySet()).forEach(this::remove);
  }
}
