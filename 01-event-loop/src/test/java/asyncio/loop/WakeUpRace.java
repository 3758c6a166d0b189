package asyncio.loop;

import java.lang.Thread.State;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
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

  /** The beginning of {@link #LOST} and of {@link #GONE}. */
  static final String SLEEPS_ON = "the loop sleeps";

  /** The loop slept while the callback was waiting, and nobody was going to wake it. */
  static final String LOST = SLEEPS_ON + ", and nobody wakes it";

  /** The loop slept, and the callback was not waiting anywhere. */
  static final String GONE = SLEEPS_ON + ", and the callback is gone";

  /** Both were in a collection that is for one thread. */
  static final String SHARED = "two threads are in the same collection, which is for one";

  /** Two threads woke the loop from one sleep. */
  static final String TWICE = "the loop is woken twice from one sleep";

  /** A thread woke the loop while it ran a callback. */
  static final String AWAKE = "the loop is woken while it runs a callback";

  private static final Set<State> BLOCKED =
      Set.of(State.BLOCKED, State.WAITING, State.TIMED_WAITING, State.TERMINATED);
  private static final Duration LONGEST_WAIT = Duration.ofMillis(200);
  private static final int MOST_POLLS_WITHOUT_SLEEP = 4;
  private static final int MOST_STEPS_TOLD = 16;
  private static final String RETURNS = "has posted";
  private static final String WAKES = "wakes the loop";
  private static final String SLEEPS = "sleeps, and the callback has not run";

  final EventLoop loop = EventLoop.create(() -> 0, this);
  final Thread loopThread = Thread.currentThread();
  final AtomicBoolean posting = new AtomicBoolean();
  volatile boolean posted;
  private volatile boolean asleep;
  private volatile boolean woken;
  private volatile int polls;
  private volatile boolean sleepsOn;
  private volatile boolean wokenAwake;
  private boolean ran;
  private volatile Thread late;
  private final AtomicInteger wakeUpsOfSleeper = new AtomicInteger();

  /** Has the loop run, halts one side at a step, and tells what came of it, and how. */
  @Override
  public final String apply(int step) {
    try {
      prepare(step);
      loop.runForever();
      return outcome(Steps.reached() ? FINE : OVER);
    } catch (LostWakeUp lost) {
      return outcome(isWaiting() ? LOST : GONE);
    } finally {
      Steps.clear();
    }
  }

  /** Whether the callback that did not run in time runs in one more iteration. */
  private boolean isWaiting() {
    try {
      loop.stop();
      loop.runForever();
      return ran;
    } catch (LostWakeUp again) {
      return true;
    }
  }

  private String outcome(String otherwise) {
    if (Steps.shared()) {
      return tell(SHARED, Steps.COLLIDES, Steps.COLLIDES, "here they meet");
    }
    if (wokenAwake) {
      return tell(AWAKE, WAKES, WAKES, "needless: the loop is awake");
    }
    if (wakeUpsOfSleeper.get() > 1) {
      return tell(TWICE, WAKES, WAKES, "needless: the loop has been woken");
    }
    return switch (otherwise) {
      case LOST -> tell(LOST, SLEEPS, RETURNS, "the wake-up is lost: nobody has woken the loop");
      case GONE -> tell(GONE, SLEEPS, SLEEPS, "the callback is in no queue any more");
      default -> otherwise;
    };
  }

  /**
   * The outcome, and below it what each thread did, a line for each step.
   *
   * @param end the step at which nothing can be mended any more
   * @param fault the step, before or at the end, that is marked
   */
  private String tell(String outcome, String end, String fault, String remark) {
    List<Steps.Taken> taken = Steps.taken();
    List<String> names = taken.stream().map(Steps.Taken::name).toList();
    int last = names.lastIndexOf(end);
    int marked = names.lastIndexOf(fault);
    var lines = new StringJoiner("\n").add(outcome + ", when it goes like this:");
    for (int i = Math.max(0, last + 1 - MOST_STEPS_TOLD); i <= last; i++) {
      Thread thread = taken.get(i).thread();
      String who = thread == loopThread ? "loop" : thread.getName();
      String mark = i == marked ? "  <-- " + remark : "";
      lines.add("%2d  %-8s  %s%s".formatted(i + 1, who, names.get(i), mark));
    }
    return lines.toString();
  }

  abstract void prepare(int step);

  /** Posts the callback that ends the race, on a new thread. */
  final Thread startPosting(Runnable before) {
    posting.set(true);
    return Thread.ofPlatform()
        .name("thread A")
        .daemon()
        .start(
            () -> {
              before.run();
              loop.callSoonThreadsafe(
                  () -> {
                    ran = true;
                    last();
                  });
              Steps.note(RETURNS);
              posted = true; // who sees this sees the wake-up too, if there was one
            });
  }

  /** The callback that ends the race, run by the loop. */
  void last() {
    loop.stop();
  }

  /** Posts once more while the loop runs a callback. */
  final void postToALoopThatIsAwake() {
    Steps.note("runs the callback");
    late =
        Thread.ofPlatform()
            .name("thread B")
            .daemon()
            .unstarted(() -> loop.callSoonThreadsafe(() -> {}));
    late.start();
    join(late);
  }

  static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  final boolean loopCannotGoOn() {
    return asleep && !woken
        || polls >= MOST_POLLS_WITHOUT_SLEEP
        || !loop.isRunning()
        || BLOCKED.contains(loopThread.getState());
  }

  /** What happens once the loop sleeps, if nothing has happened before. */
  void whileTheLoopSleeps() {
    startPosting(() -> {});
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
    asleep = true;
    if (posting.compareAndSet(false, true)) {
      sleepsOn = timeoutNanos > 0;
      whileTheLoopSleeps();
      sleepsOn = false;
    }
    while (!woken && timeoutNanos > 0) {
      if (posted && !woken) {
        Steps.note(SLEEPS);
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
    woken = true;
    if (Thread.currentThread() == late) {
      wokenAwake = true;
    } else if (sleepsOn) {
      wakeUpsOfSleeper.incrementAndGet();
    }
    Steps.note(WAKES);
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

    @Override
    void last() {
      postToALoopThatIsAwake();
      super.last();
    }
  }

  /** Halts the thread that posts, while the loop goes to sleep. */
  static final class HaltsThePoster extends WakeUpRace {

    private volatile boolean halted;

    @Override
    void prepare(int step) {
      loop.callSoon(
          () -> {
            Steps.forgetTaken();
            Thread poster = startPosting(() -> Steps.at(step, this::halt));
            await(() -> halted || posted || cannotGoOn(poster));
          });
    }

    private void halt() {
      halted = true;
      await(this::loopCannotGoOn);
    }
  }

  /** Halts one of two threads that post, while the loop sleeps. */
  static final class HaltsOneOfTwoPosters extends WakeUpRace {

    private volatile Thread other;
    private volatile boolean otherPosted;
    private int step;

    @Override
    void prepare(int step) {
      this.step = step;
    }

    @Override
    void whileTheLoopSleeps() {
      join(startPosting(() -> Steps.at(step, this::postAnother)));
      if (other != null) {
        join(other);
      }
    }

    private void postAnother() {
      other = Thread.ofPlatform().name("thread B").daemon().start(this::doPost);
      await(() -> otherPosted || cannotGoOn(other));
    }

    private void doPost() {
      loop.callSoonThreadsafe(() -> {});
      Steps.note(RETURNS);
      otherPosted = true;
    }
  }
}
