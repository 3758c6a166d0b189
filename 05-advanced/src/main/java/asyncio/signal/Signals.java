package asyncio.signal;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.KeyboardInterrupt;
import asyncio.task.Runner;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

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
   *
   * @throws IllegalStateException if no loop is running on this thread
   */
  public static void addSignalHandler(Signal signal, Runnable callback) {
    SignalHandlers.of(EventLoop.running()).add(signal, callback);
  }

  /**
   * Takes such a callback away: {@code loop.remove_signal_handler}.
   *
   * @throws IllegalStateException if no loop is running on this thread
   */
  public static boolean removeSignalHandler(Signal signal) {
    return SignalHandlers.of(EventLoop.running()).remove(signal);
  }

  /**
   * A future of the running loop, for the first signal that arrives. See {@link UntilSignalled}.
   *
   * @throws IllegalStateException if no loop is running on this thread
   */
  public static Future<Signal> untilSignalled(Signal first, Signal... more) {
    return UntilSignalled.of(EventLoop.running(), EnumSet.of(first, more));
  }

  /**
   * Runs a coroutine as {@code asyncio.run} does in Python, and as {@link asyncio.Asyncio#run} does
   * not: with Ctrl-C. See {@link InterruptibleRun}. As {@code run}, not on the thread of a loop
   * that runs.
   *
   * @throws KeyboardInterrupt if Ctrl-C ended it
   */
  public static <T> T runInterruptibly(Coroutine<T> main) {
    return runInterruptibly(main, EventLoop::create);
  }

  /**
   * The same on a loop that comes from a factory.
   *
   * @throws KeyboardInterrupt if Ctrl-C ended it
   */
  public static <T> T runInterruptibly(Coroutine<T> main, Supplier<EventLoop> loopFactory) {
    try (var runner = new Runner(loopFactory)) {
      return InterruptibleRun.of(runner, main);
    }
  }

  /**
   * Runs a service until SIGTERM or SIGINT, and has it finish what it has begun: see {@link
   * GracefulExit#of}. As {@code run}, not on the thread of a loop that runs.
   *
   * <p>The limit is for the service. Closing the loop comes after it, and waits for what is left in
   * the threads of the {@linkplain asyncio.executor default executor}, up to five minutes: a call
   * that hangs in one of them cannot be cancelled. Give such calls limits of their own.
   *
   * @param limit how long that may take
   * @return the exit code
   */
  public static int serve(Service service, Duration limit) {
    return serve(service, limit, EventLoop::create);
  }

  /**
   * The same on a loop that comes from a factory.
   *
   * @param limit how long the service may take to finish what it has begun
   * @return the exit code
   */
  public static int serve(Service service, Duration limit, Supplier<EventLoop> loopFactory) {
    try (var runner = new Runner(loopFactory)) {
      return runner.run(GracefulExit.of(service, Set.of(Signal.SIGTERM, Signal.SIGINT), limit));
    }
  }
}
