package asyncio.signal;

import asyncio.loop.EventLoop;

/**
 * Where signals come from: for each signal, one action for the whole process. All methods may be
 * called from any thread.
 */
public interface SignalSource {

  /** The operating system. */
  static SignalSource system() {
    return SystemSignals.INSTANCE;
  }

  /** Where a loop's signals come from: {@link #system}, unless {@link #use} has set another one. */
  static SignalSource of(EventLoop loop) {
    return LoopSignals.of(loop).source;
  }

  /** Sets where a loop's signals come from, before anybody asks for them. */
  static void use(EventLoop loop, SignalSource source) {
    LoopSignals.of(loop).source = source;
  }

  /**
   * Sets what happens when a signal arrives: {@code signal.signal}.
   *
   * @return what would have happened so far
   * @throws IllegalArgumentException if the system has no such signal, or if the system or the JVM
   *     keeps it; nothing has changed then
   */
  SignalAction exchange(Signal signal, SignalAction action);

  /**
   * Sets what happens when a signal arrives if it is as expected so far, and changes nothing
   * otherwise. The system has no such thing: {@link #system} sets the action, and puts back what it
   * has found if that was not the expected one. A signal that arrives in between meets the action.
   *
   * @return whether it was
   * @throws IllegalArgumentException as {@link #exchange} does
   */
  boolean compareAndSet(Signal signal, SignalAction expected, SignalAction action);
}
