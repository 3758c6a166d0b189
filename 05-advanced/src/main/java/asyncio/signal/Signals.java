package asyncio.signal;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.KeyboardInterrupt;
import asyncio.task.Runner;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What programs use of signals, to be imported statically.
 *
 * <pre>{@code
 * void main() {
 *   System.exit(serve(service, Duration.ofSeconds(20)));
 * }
 * }</pre>
 */
public final class Signals {

  private Signals() {}

  /**
   * Has the running loop run a callback whenever a signal arrives: {@code loop.add_signal_handler}.
   * See {@link SignalHandlers#add}.
   */
  public static void addSignalHandler(Signal signal, Runnable callback) {
    SignalHandlers.of(EventLoop.running()).add(signal, callback);
  }

  /** Takes such a callback away: {@code loop.remove_signal_handler}. */
  public static boolean removeSignalHandler(Signal signal) {
    return SignalHandlers.of(EventLoop.running()).remove(signal);
  }

  /**
   * A future of the running loop, for the first signal that arrives. See {@link UntilSignalled}.
   */
  public static Future<Signal> untilSignalled(Signal first, Signal... more) {
    return UntilSignalled.of(EventLoop.running(), EnumSet.of(first, more));
  }

  /**
   * Runs a coroutine as {@code asyncio.run} does in Python, and as {@link asyncio.Asyncio#run} does
   * not: with Ctrl-C. See {@link InterruptibleRun}.
   *
   * @throws KeyboardInterrupt if Ctrl-C ended it
   */
  public static <T> T runInterruptibly(Coroutine<T> main) {
    try (var runner = new Runner()) {
      return InterruptibleRun.of(runner, main);
    }
  }

  /**
   * Runs a service until SIGTERM or SIGINT, and has it finish what it has begun: see {@link
   * GracefulExit#of}.
   *
   * @param limit how long that may take
   * @return the exit code
   */
  public static int serve(Service service, Duration limit) {
    try (var runner = new Runner()) {
      return runner.run(GracefulExit.of(service, Set.of(Signal.SIGTERM, Signal.SIGINT), limit));
    }
  }
}
