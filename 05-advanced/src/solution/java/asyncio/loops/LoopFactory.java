package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.EventLoop;
import asyncio.loop.LoopParts;
import asyncio.loop.Poller;
import asyncio.loop.SelectorPoller;
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

  private final Supplier<LoopParts> parts;

  private LoopFactory(Supplier<LoopParts> parts) {
    this.parts = parts;
  }

  /** Loops on the system's clock and selector, as {@link EventLoop#create()} makes them. */
  public static LoopFactory system() {
    return of(() -> new LoopParts(Clock.monotonic(), new SelectorPoller()));
  }

  /** Loops on parts that are made anew for each. */
  public static LoopFactory of(Supplier<LoopParts> parts) {
    return new LoopFactory(parts);
  }

  /** Makes a loop. If that fails, the parts are closed, as they are if a layer fails. */
  @Override
  public EventLoop get() {
    LoopParts made = parts.get();
    return orClosed(made, () -> EventLoop.create(made.clock(), made.poller()));
  }

  /**
   * Loops with one more layer above the parts so far.
   *
   * @param layer makes the new parts, which close the old ones. If it throws, the old poller is
   *     closed, and the failure comes out of {@link #get}; a failure of closing is added to it
   */
  public LoopFactory with(UnaryOperator<LoopParts> layer) {
    return of(
        () -> {
          LoopParts below = parts.get();
          return orClosed(below, () -> layer.apply(below));
        });
  }

  private static <T> T orClosed(LoopParts parts, Supplier<T> made) {
    try {
      return made.get();
    } catch (Throwable failure) {
      closeAfter(failure, parts.poller());
      throw failure;
    }
  }

  private static void closeAfter(Throwable failure, Poller poller) {
    try {
      poller.close();
    } catch (Throwable another) {
      failure.addSuppressed(another);
    }
  }

  /** Loops on virtual time: {@link ProgramTime} above the poller, which replaces the clock. */
  public LoopFactory onVirtualTime(Duration grace) {
    return with(
        below -> {
          var time = new ProgramTime(below.poller(), grace);
          return new LoopParts(time, time);
        });
  }

  /** Loops that look so often before they sleep: {@link BusyPoller}. The clock stays. */
  public LoopFactory busyPolling(int looks) {
    return with(
        below ->
            new LoopParts(below.clock(), new BusyPoller(below.clock(), below.poller(), looks)));
  }

  /**
   * Loops that write themselves down: {@link Recorder}, into a file that each loop begins anew when
   * it is made.
   */
  public LoopFactory recordedTo(Path file) {
    return with(
        below -> {
          var recorder = new Recorder(below, RecordFile.write(file));
          return new LoopParts(recorder, recorder);
        });
  }

  /**
   * Loops that replay what a file has when they are made: {@link Replayer}. The parts below give
   * the channels, and the clock by which patience is measured.
   */
  public LoopFactory replaying(Path file, Duration patience) {
    return with(
        below -> {
          var replayer = new Replayer(RecordFile.read(file), below, patience);
          return new LoopParts(replayer, replayer);
        });
  }
}
