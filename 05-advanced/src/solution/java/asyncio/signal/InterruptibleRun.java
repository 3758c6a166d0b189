package asyncio.signal;

import asyncio.task.Coroutine;
import asyncio.task.KeyboardInterrupt;
import asyncio.task.Runner;
import java.util.concurrent.atomic.AtomicInteger;
import loopcraft.grader.Exercise;

/** Ctrl-C for a program that runs: what {@code asyncio.Runner.run} does with SIGINT. */
@Exercise(value = "05.4", part = 2)
public final class InterruptibleRun {

  private InterruptibleRun() {}

  /**
   * Runs a coroutine on a runner, as {@link Runner#run} does and as often, whose {@link
   * Runner#interrupt} is called for each SIGINT that arrives meanwhile. So the first one cancels
   * the main task, and the second ends the loop at once.
   *
   * <p>A loop whose thread is stuck in a call hears of neither. So from the second SIGINT on,
   * before anything else is done about it, the action is the default again: a third one ends the
   * JVM.
   *
   * <p>The action for SIGINT is set before the run, if it is the default. When the run is over,
   * however it ends, the default is back. If the program has set an action of its own, before the
   * run or during it, that stays. Whoever set one during the run may put this one back when the run
   * is over; then the next SIGINT has it give way to the default, and does nothing else. A JVM that
   * cannot catch SIGINT, as with {@code -Xrs}, runs the coroutine all the same.
   *
   * <p>A SIGINT that arrives before the runner has made the main task, or when that has ended,
   * interrupts nothing. It counts all the same: the next one gives the default back.
   *
   * @throws KeyboardInterrupt if SIGINT ended the run
   */
  public static <T> T of(Runner runner, Coroutine<T> main) {
    SignalSource source = SignalSource.of(runner.loop());
    var interrupting = new Interrupting(runner, source);
    if (!interrupting.begin()) {
      return runner.run(main);
    }
    try {
      return runner.run(main);
    } finally {
      interrupting.end();
    }
  }

  private static final class Interrupting implements SignalAction {

    private final Runner runner;
    private final SignalSource source;
    private final AtomicInteger arrived = new AtomicInteger();
    private volatile boolean over;

    Interrupting(Runner runner, SignalSource source) {
      this.runner = runner;
      this.source = source;
    }

    boolean begin() {
      try {
        return source.compareAndSet(Signal.SIGINT, SignalAction.DEFAULT, this);
      } catch (IllegalArgumentException kept) {
        return false;
      }
    }

    @Override
    public void arrived(Signal signal) {
      if (over || arrived.incrementAndGet() > 1) {
        end();
      }
      runner.interrupt();
    }

    void end() {
      over = true;
      source.compareAndSet(Signal.SIGINT, this, SignalAction.DEFAULT);
    }
  }
}
