package asyncio.signal;

/** What happens when a signal arrives. */
@FunctionalInterface
public interface SignalAction {

  /**
   * What the JVM does by itself. For SIGINT, SIGTERM and SIGHUP it runs the shutdown hooks and
   * ends, with the signal's {@linkplain Signal#exitCode exit code}.
   */
  SignalAction DEFAULT = Named.DEFAULT;

  /** Nothing happens. */
  SignalAction IGNORE = Named.IGNORE;

  /**
   * A signal has arrived. Called on a thread of its own for each signal, never on a loop's, and
   * several may be at it at the same time.
   */
  void arrived(Signal signal);

  /** An action that has no code of ours. */
  enum Named implements SignalAction {
    DEFAULT,
    IGNORE;

    @Override
    public void arrived(Signal signal) {
      throw new UnsupportedOperationException("only a source of signals can do " + this);
    }
  }
}
