package asyncio.loops;

import asyncio.loop.LoopParts;
import asyncio.loop.Poller;
import java.lang.Thread.State;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/**
 * A loop that goes to sleep in a poller, and a thread that gives it something to do: one of them is
 * halted before one of its steps, and the other goes on as far as it can.
 *
 * <p>{@link SteppingLoader} loads this class a second time, with pollers that have steps. What it
 * is asked and what it answers are strings and numbers, since those are the same on both sides.
 */
abstract sealed class SleepRace implements BiFunction<String, Integer, String> {

  /** The one that is halted has no step of this number. */
  static final String OVER = "over";

  /** The loop got what the thread had for it. */
  static final String FINE = "fine";

  private static final Set<State> BLOCKED =
      Set.of(State.BLOCKED, State.WAITING, State.TIMED_WAITING, State.TERMINATED);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final String WAKER = "waker";
  private static final long NAP = 1;
  private static final int MOST_POLLS = 4;

  private static final List<LoopEvent> RECORD =
      List.of(
          new LoopEvent.Poll(NAP),
          new LoopEvent.Poll(Poller.FOREVER),
          new LoopEvent.Arrival(WAKER));

  private final Below below = new Below();
  private Poller poller;
  private Runnable wake;
  private boolean keepsCallbacks = true;
  private volatile boolean delivered;
  volatile boolean wakerIsDone;
  private volatile boolean lost;

  /** Has the race of the poller of this name, with one side halted at this step. */
  @Override
  public final String apply(String name, Integer step) {
    var parts = new LoopParts(() -> 0, below);
    switch (name) {
      case "BusyPoller" -> {
        poller = new BusyPoller(() -> 0, below, 2);
        wake = poller::wakeUp;
        keepsCallbacks = false;
      }
      case "Recorder" -> {
        poller = new Recorder(parts, _ -> {});
        wake = () -> poller.arrived(() -> delivered = true);
      }
      default -> {
        poller = new Replayer(RECORD, parts, Duration.ofHours(1));
        wake = () -> poller.arrived(() -> delivered = true);
      }
    }
    run(step);
    if (lost) {
      return "halted at " + Steps.place() + ", the loop sleeps, and nobody wakes it";
    }
    return Steps.reached() ? FINE : OVER;
  }

  abstract void run(int step);

  /** The loop's part: it polls until it has what there is. */
  final void poll() {
    try {
      if (keepsCallbacks) {
        poller.poll(NAP, (_, _) -> {}); // what comes at its end must not be lost either
      }
      for (int i = 0; i < MOST_POLLS && !delivered; i++) {
        poller.poll(Poller.FOREVER, (_, _) -> {});
        delivered |= !keepsCallbacks;
      }
      lost = !delivered;
    } catch (SleepsForEver e) {
      lost = !e.onPurpose;
    }
  }

  /** The other thread's part. */
  final void wake() {
    wake.run();
    wakerIsDone = true;
  }

  final Thread startWaker(Runnable body) {
    return Thread.ofPlatform().name(WAKER).daemon().start(body);
  }

  final boolean sleeps() {
    return below.asleep;
  }

  static boolean cannotGoOn(Thread thread) {
    return BLOCKED.contains(thread.getState());
  }

  static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits for a condition, but not for ever: the two may be meant to wait for each other. */
  static boolean await(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > LONGEST_WAIT.toNanos()) {
        return false;
      }
      Thread.yield();
    }
    return true;
  }

  /** Halts the loop on its way to sleep, while the other thread does its part. */
  static final class HaltsTheLoop extends SleepRace {

    @Override
    void run(int step) {
      Steps.at(
          step,
          () -> {
            Thread waker = startWaker(this::wake);
            await(() -> wakerIsDone || cannotGoOn(waker));
          });
      poll();
    }
  }

  /** Halts the other thread, while the loop goes to sleep. */
  static final class HaltsTheWaker extends SleepRace {

    private Thread loop;

    @Override
    void run(int step) {
      join(
          startWaker(
              () -> {
                Steps.at(step, this::startLoop);
                wake();
              }));
      if (loop != null) {
        join(loop);
      }
    }

    private void startLoop() {
      loop = Thread.ofPlatform().name("loop").daemon().start(this::poll);
      await(() -> sleeps() || cannotGoOn(loop));
    }
  }

  private static final class SleepsForEver extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final boolean onPurpose;

    SleepsForEver(boolean onPurpose) {
      this.onPurpose = onPurpose;
    }
  }

  /** Where the loop sleeps in the end. It knows when nobody is left to wake it. */
  private final class Below implements Poller {

    private volatile boolean asleep;
    private volatile boolean woken;

    @Override
    public void poll(long timeoutNanos, ReadyEvents sink) {
      if (timeoutNanos > NAP && !woken) {
        asleep = true;
        if (!Steps.reached() || !await(() -> woken || wakerIsDone) || !woken) {
          throw new SleepsForEver(!Steps.reached());
        }
        asleep = false;
      }
      woken = false;
    }

    @Override
    public void wakeUp() {
      woken = true;
    }

    @Override
    public void watch(SelectableChannel channel, int events, Object attachment) {}

    @Override
    public Object attachment(SelectableChannel channel) {
      return null;
    }

    @Override
    public void close() {}
  }
}
