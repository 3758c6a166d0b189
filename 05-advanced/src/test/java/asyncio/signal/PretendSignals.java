package asyncio.signal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Signals that tests send: what arrives does so on a thread of its own, as in the JVM. */
final class PretendSignals implements SignalSource {

  /** The handler of some other code in the process. */
  static final SignalAction SOMEBODY_ELSES = new SomebodyElses();

  private final Map<Signal, SignalAction> actions = new EnumMap<>(Signal.class);
  private final Set<Signal> kept = EnumSet.of(Signal.SIGKILL, Signal.SIGQUIT);
  private final List<Signal> endedBy = Collections.synchronizedList(new ArrayList<>());

  /** Has the system keep a signal from now on. */
  void keep(Signal signal) {
    kept.add(signal);
  }

  /** What would happen at the moment. */
  synchronized SignalAction now(Signal signal) {
    return actions.getOrDefault(signal, SignalAction.DEFAULT);
  }

  /** Whether these signals all have their default action. */
  boolean areDefault(Signal... signals) {
    return List.of(signals).stream().allMatch(signal -> now(signal) == SignalAction.DEFAULT);
  }

  /** The signals that would have ended the process. */
  List<Signal> endedBy() {
    return List.copyOf(endedBy);
  }

  @Override
  public synchronized SignalAction exchange(Signal signal, SignalAction action) {
    requireCatchable(signal);
    SignalAction before = now(signal);
    actions.put(signal, action);
    return before;
  }

  @Override
  public synchronized boolean compareAndSet(
      Signal signal, SignalAction expected, SignalAction action) {
    requireCatchable(signal);
    if (!now(signal).equals(expected)) {
      return false;
    }
    actions.put(signal, action);
    return true;
  }

  private record SomebodyElses() implements SignalAction {

    @Override
    public void arrived(Signal signal) {
      // It deals with it.
    }
  }

  private void requireCatchable(Signal signal) {
    if (kept.contains(signal)) {
      throw new IllegalArgumentException("Signal already used by VM or OS: " + signal);
    }
  }

  /** Sends a signal, and waits until its thread has ended. */
  void send(Signal signal) {
    sent(signal).arrive();
  }

  /** A signal that is on its way: which action it will meet is decided. */
  OnItsWay sent(Signal signal) {
    SignalAction action = now(signal);
    return () -> {
      var arrival =
          new FutureTask<Void>(
              () -> {
                if (action == SignalAction.DEFAULT) {
                  endedBy.add(signal);
                } else if (action != SignalAction.IGNORE) {
                  action.arrived(signal);
                }
                return null;
              });
      Thread.ofPlatform().daemon().name(signal + " handler").start(arrival);
      try {
        arrival.get();
      } catch (ExecutionException failed) {
        throw new HarmedThread(failed.getCause());
      } catch (InterruptedException stopped) {
        throw new AssertionError("a test does not wait for ever", stopped);
      }
    };
  }

  /** A signal that is on its way. */
  @FunctionalInterface
  interface OnItsWay {

    /** Has it arrive, on a thread of its own, and waits until that has ended. */
    void arrive();
  }

  /** An action threw something into the signal's thread. */
  static final class HarmedThread extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HarmedThread(Throwable thrown) {
      super("thrown in the signal's thread: " + thrown, thrown);
    }
  }
}
