package asyncio.signal;

import java.util.EnumMap;
import java.util.Map;
import sun.misc.SignalHandler;

/**
 * The signals of the process, by {@code sun.misc.Signal}. The JDK has no other way to them: that
 * class is in the module {@code jdk.unsupported}, which every JDK has.
 *
 * <p>A signal that the process was started to ignore, by {@code nohup} or as a background job of a
 * script, goes on to be ignored: for SIGHUP, SIGINT and SIGTERM the JVM sees to that.
 */
final class SystemSignals implements SignalSource {

  static final SystemSignals INSTANCE = new SystemSignals();

  /** The JVM's own handlers, as far as they are known: only what was replaced was seen. */
  private final Map<Signal, SignalHandler> defaults = new EnumMap<>(Signal.class);

  private SystemSignals() {}

  /** An action of the course, as the JDK wants it. */
  private record Acting(Signal signal, SignalAction action) implements SignalHandler {

    @Override
    public void handle(sun.misc.Signal arrived) {
      if (action != SignalAction.IGNORE) {
        action.arrived(signal);
      }
    }
  }

  /** A handler that somebody has set without this class. */
  private record Foreign(SignalHandler handler) implements SignalAction {

    @Override
    public void arrived(Signal signal) {
      handler.handle(new sun.misc.Signal(signal.shortName()));
    }
  }

  @Override
  public synchronized SignalAction exchange(Signal signal, SignalAction action) {
    var system = new sun.misc.Signal(signal.shortName());
    SignalHandler before = sun.misc.Signal.handle(system, handler(signal, action));
    return action(signal, before);
  }

  @Override
  public synchronized boolean compareAndSet(
      Signal signal, SignalAction expected, SignalAction action) {
    // The JDK tells what was there only when it is replaced.
    SignalAction found = exchange(signal, action);
    if (found.equals(expected)) {
      return true;
    }
    exchange(signal, found);
    return false;
  }

  private SignalHandler handler(Signal signal, SignalAction action) {
    if (action == SignalAction.DEFAULT) {
      // Not SIG_DFL for SIGINT, SIGTERM and SIGHUP: that would end the process without its hooks.
      return defaults.getOrDefault(signal, SignalHandler.SIG_DFL);
    }
    // Nor SIG_IGN: what is ignored by that, the JVM takes for ignored from the start, for good.
    return action instanceof Foreign(SignalHandler handler) ? handler : new Acting(signal, action);
  }

  private SignalAction action(Signal signal, SignalHandler found) {
    if (found instanceof Acting acting) {
      return acting.action();
    }
    if (found == SignalHandler.SIG_IGN) {
      return SignalAction.IGNORE;
    }
    if (found.getClass().getModule() != SignalHandler.class.getModule()) {
      return new Foreign(found);
    }
    defaults.putIfAbsent(signal, found);
    return SignalAction.DEFAULT;
  }
}
