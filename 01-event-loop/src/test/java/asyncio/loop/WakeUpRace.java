package asyncio.loop;

import java.lang.Thread.State;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * A loop that falls asleep, and a thread that posts a callback: one of them is halted before one of
 * its steps, and the other goes on as far as it can.
 *
 * <p>{@link SteppingLoader} loads this class a second time, with a loop that has steps. Results are
 * strings, since those are the same on both sides.
 */
abstract sealed class WakeUpRace implements IntFunction<String>, Poller {

  /** The one that is halted has no step of this number. */
  static final String OVER = "over";

  /** The callback ran. */
  static final String FINE = "fine";

  /**
   * The loop slept while the callback was waiting, and nobody was going to wake it. Where one side
   * was halted follows.
   */
  static final String LOST = "missed after a halt in ";

  /** The loop was woken twice, for two callbacks, out of one sleep. What was halted follows. */
  static final String WOKEN_TWICE = "woken twice after a halt in ";

  /** The loop was woken for a callback although it was awake. What was halted follows. */
  static final String WOKEN_AWAKE = "woken while awake after a halt in ";

  /** Both were in a collection that is for one thread. */
  static final String SHARED = "shared";

  private static final Set<State> BLOCKED =
      Set.of(State.BLOCKED, State.WAITING, State.TIMED_WAITING, State.TERMINATED);
  private static final Duration LONGEST_WAIT = Duration.ofMillis(200);
  private static final int MOST_POLLS_WITHOUT_SLEEP = 4;

  final EventLoop loop = EventLoop.create(() -> 0, this);
  final Thread loopThread = Thread.currentThread();
  final AtomicBoolean posting = new AtomicBoolean();
  volatile boolean posted;
  Runnable whenAsleep = () -> {};
  private volatile boolean asleep;
  private volatile boolean woken;
  private volatile int polls;
  final AtomicInteger wakeUps = new AtomicInteger();

  /** Has the loop run, and halts one side at a step. */
  @Override
  public final String apply(int step) {
    try {
      prepare(step);
      loop.runForever();
      return Steps.shared() ? SHARED : Steps.reached() ? judge() : OVER;
    } catch (LostWakeUp lost) {
      return Steps.shared() ? SHARED : LOST + Steps.haltedAt();
    } finally {
      Steps.clear();
    }
  }

  abstract void prepare(int step);

  /** How the race ended that came to its end. */
  String judge() {
    return FINE;
  }

  /** Posts the callback that ends the race, on a new thread. */
  final Thread startPosting(Runnable before) {
    posting.set(true);
    return Thread.ofPlatform()
        .name("posting thread")
        .daemon()
        .start(
            () -> {
              before.run();
              loop.callSoonThreadsafe(loop::stop);
              posted = true; // who sees this sees the wake-up too, if there was one
            });
  }

  final boolean loopCannotGoOn() {
    return asleep && !woken
        || polls >= MOST_POLLS_WITHOUT_SLEEP
        || !loop.isRunning()
        || BLOCKED.contains(loopThread.getState());
  }

  final boolean isWoken() {
    return woken;
  }

  static boolean cannotGoOn(Thread thread) {
    return BLOCKED.contains(thread.getState());
  }

  /** Waits for a condition, but not for ever: the two may be meant to wait for each other. */
  static void await(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean() && System.nanoTime() - start < LONGEST_WAIT.toNanos()) {
      Thread.yield();
    }
  }

  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    if (timeoutNanos == 0 && ++polls < MOST_POLLS_WITHOUT_SLEEP) {
      return;
    }
    if (posting.compareAndSet(false, true)) {
      startPosting(() -> {});
    }
    asleep = true;
    whenAsleep.run();
    while (!woken && timeoutNanos > 0) {
      if (posted && !woken) {
        throw new LostWakeUp();
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted");
      }
      Thread.yield();
    }
    asleep = false;
    woken = false;
  }

  @Override
  public void wakeUp() {
    wakeUps.incrementAndGet();
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

  private static final class LostWakeUp extends IllegalStateException {
    private static final long serialVersionUID = 1L;
  }

  /** Halts the loop, while a callback is posted. */
  static final class HaltsTheLoop extends WakeUpRace {

    @Override
    void prepare(int step) {
      Steps.at(
          step,
          () -> {
            Thread poster = startPosting(() -> {});
            await(() -> posted || cannotGoOn(poster));
          });
    }
  }

  /** Halts the thread that posts, while the loop goes to sleep. */
  static final class HaltsThePoster extends WakeUpRace {

    private volatile boolean halted;

    @Override
    void prepare(int step) {
      loop.callSoon(
          () -> {
            Thread poster = startPosting(() -> Steps.at(step, this::halt));
            await(() -> halted || posted || cannotGoOn(poster));
          });
    }

    private void halt() {
      halted = true;
      await(this::loopCannotGoOn);
    }
  }

  /** Halts the thread that posts, while another one posts as well. */
  static final class HaltsOneOfTwoPosters extends WakeUpRace {

    private volatile boolean otherPosted;

    @Override
    void prepare(int step) {
      loop.callSoon(
          () -> {
            Thread poster = startPosting(() -> Steps.at(step, this::postAnother));
            await(() -> posted || cannotGoOn(poster));
          });
    }

    private void postAnother() {
      Thread other = Thread.ofPlatform().daemon().start(this::doPost);
      await(() -> otherPosted || cannotGoOn(other));
    }

    private void doPost() {
      loop.callSoonThreadsafe(() -> {});
      otherPosted = true;
    }
  }

  /** The loop sleeps. Halts one of two threads that post, while the other one posts. */
  static final class HaltsOneOfTwoWhileTheLoopSleeps extends WakeUpRace {

    private volatile boolean otherPosted;

    @Override
    void prepare(int step) {
      posting.set(true);
      whenAsleep =
          () -> {
            Thread first = startPosting(() -> Steps.at(step, this::postAnother));
            await(() -> posted || cannotGoOn(first));
          };
    }

    private void postAnother() {
      Thread other =
          Thread.ofPlatform()
              .daemon()
              .start(
                  () -> {
                    loop.callSoonThreadsafe(() -> {});
                    otherPosted = true;
                  });
      await(() -> otherPosted || cannotGoOn(other));
    }

    @Override
    String judge() {
      await(() -> otherPosted);
      return wakeUps.get() > 1 ? WOKEN_TWICE + Steps.haltedAt() : FINE;
    }
  }

  /** Halts the loop while a callback is posted; that one, once it runs, has another one posted. */
  static final class PostsToALoopThatIsAwake extends WakeUpRace {

    private int wokenAwake;

    @Override
    void prepare(int step) {
      posting.set(true);
      whenAsleep = this::endUnlessWoken;
      Steps.at(
          step,
          () -> {
            Thread poster =
                Thread.ofPlatform().daemon().start(() -> loop.callSoonThreadsafe(this::whileAwake));
            await(() -> cannotGoOn(poster));
          });
    }

    private void endUnlessWoken() {
      if (!isWoken()) {
        startPosting(() -> {});
      }
    }

    private void whileAwake() {
      int before = wakeUps.get();
      Thread poster = startPosting(() -> {});
      await(() -> posted || cannotGoOn(poster));
      wokenAwake = wakeUps.get() - before;
    }

    @Override
    String judge() {
      return wokenAwake > 0 ? WOKEN_AWAKE + Steps.haltedAt() : FINE;
    }
  }
}
