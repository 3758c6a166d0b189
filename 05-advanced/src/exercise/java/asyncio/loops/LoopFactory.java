package asyncio.loops;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopParts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import loopcraft.grader.Exercise;

/**
 * How a program chooses its loop: what a {@code Runner} or {@code Asyncio.run} is given, the {@code
 * loop_factory} of asyncio.
 *
 * <pre>{@code
 * LoopFactory loops = LoopFactory.system().onVirtualTime(Duration.ZERO).recordedTo(file);
 * run(main(), loops);
 * }</pre>
 *
 * <p>A factory does not change: each method makes a new one, which puts one more layer above the
 * others. It holds nothing of the system. Each loop gets parts of its own.
 */
@Exercise(value = "05.5", part = 5)
public final class LoopFactory implements Supplier<EventLoop> {

  private LoopFactory(Supplier<LoopParts> parts) {
    throw todo("05.5");
  }

  /** Loops on the system's clock and selector, as {@link EventLoop#create()} makes them. */
  public static LoopFactory system() {
    throw todo("05.5");
  }

  /** Loops on parts that are made anew for each. */
  public static LoopFactory of(Supplier<LoopParts> parts) {
    throw todo("05.5");
  }

  /** Makes a loop. If that fails, the parts are closed, as they are if a layer fails. */
  @Override
  public EventLoop get() {
    throw todo("05.5");
  }

  /**
   * Loops with one more layer above the parts so far.
   *
   * @param layer makes the new parts, which close the old ones. If it throws, the old poller is
   *     closed, and the failure comes out of {@link #get}; a failure of closing is added to it
   */
  public LoopFactory with(UnaryOperator<LoopParts> layer) {
    throw todo("05.5");
  }

  /** Loops on virtual time: {@link ProgramTime} above the poller, which replaces the clock. */
  public LoopFactory onVirtualTime(Duration grace) {
    throw todo("05.5");
  }

  /** Loops that look so often before they sleep: {@link BusyPoller}. The clock stays. */
  public LoopFactory busyPolling(int looks) {
    throw todo("05.5");
  }

  /**
   * Loops that write themselves down: {@link Recorder}, into a file that each loop begins anew when
   * it is made.
   */
  public LoopFactory recordedTo(Path file) {
    throw todo("05.5");
  }

  /**
   * Loops that replay what a file has when they are made: {@link Replayer}. The parts below give
   * the channels, and the clock by which patience is measured.
   */
  public LoopFactory replaying(Path file, Duration patience) {
    throw todo("05.5");
  }
}
