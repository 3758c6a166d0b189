package asyncio.loop;

import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A clock and a poller under which time passes only while the loop sleeps.
 *
 * <p>A poll that waits 50 ms moves the clock on by 50 ms and returns at once, so an hour of timers
 * runs in milliseconds, and runs the same every time. It records what the loop asked for: how often
 * it polled, for how long, and how often it was woken.
 *
 * <pre>{@code
 * var time = new VirtualTime();
 * try (var loop = EventLoop.create(time, time)) {
 *   loop.callLater(Duration.ofHours(1), loop::stop);
 *   loop.runForever();
 *   System.out.println(time.now());                                    // PT1H
 * }
 * }</pre>
 *
 * <p>A loop that would sleep with nothing left to wake it is stuck for ever; here that is an error
 * at once. If another thread is going to wake it, say so by {@link #expectWakeUp}: the poll then
 * really waits, and the clock stands still meanwhile. So it does as long as work is going on that
 * was announced by {@link EventLoop#outsideWorkBegan}. There are no channels in virtual time.
 *
 * <p>The counterpart of {@code trio.testing.MockClock}; asyncio has none.
 */
public final class VirtualTime implements Clock, Poller {

  /** The time-out of a poll that waits without limit, as {@link #timeouts} lists it. */
  public static final Duration WITHOUT_LIMIT = ChronoUnit.FOREVER.getDuration();

  private static final int MOST_POLLS_AT_ONE_INSTANT = 100_000;

  private final List<Duration> timeouts = new ArrayList<>();
  private final Object lock = new Object();
  private volatile long nanos;
  private int pollsAtThisInstant;
  private int wakeUps;
  private int expectedWakeUps;
  private int outsideWork;
  private boolean woken;

  @Override
  public long nanos() {
    return nanos;
  }

  /** The time since the start. */
  public Duration now() {
    return Duration.ofNanos(nanos);
  }

  /** Lets time pass while a callback runs, as a slow callback does. */
  public void advance(Duration duration) {
    nanos += duration.toNanos();
    pollsAtThisInstant = 0;
  }

  /** Announces that another thread will wake the loop once. */
  public void expectWakeUp() {
    synchronized (lock) {
      expectedWakeUps++;
    }
  }

  @Override
  public void outsideWorkBegan() {
    outsideWork++;
  }

  @Override
  public void outsideWorkEnded() {
    outsideWork--;
  }

  /** How long each poll so far was willing to wait, in order. */
  public List<Duration> timeouts() {
    return Collections.unmodifiableList(timeouts);
  }

  /** How many polls there were. */
  public int polls() {
    return timeouts.size();
  }

  /** How often {@link #wakeUp} was called. */
  public int wakeUps() {
    synchronized (lock) {
      return wakeUps;
    }
  }

  /** What the loop asks for is noted here, even if another poller does the sleeping. */
  void notePoll(long timeoutNanos) {
    timeouts.add(timeoutNanos == FOREVER ? WITHOUT_LIMIT : Duration.ofNanos(timeoutNanos));
  }

  /** Whether a wake-up was announced that has not come yet. */
  boolean isWakeUpExpected() {
    synchronized (lock) {
      return expectedWakeUps > 0;
    }
  }

  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    notePoll(timeoutNanos);
    synchronized (lock) {
      if (timeoutNanos > 0 && !woken) {
        sleep(timeoutNanos);
      } else {
        countPollAtThisInstant();
      }
      woken = false;
    }
  }

  private void sleep(long timeoutNanos) {
    if (expectedWakeUps > 0 || outsideWork > 0) {
      awaitWakeUp();
    } else if (timeoutNanos == FOREVER) {
      throw StuckLoopException.ofThisThread();
    } else {
      nanos += timeoutNanos;
      pollsAtThisInstant = 0;
    }
  }

  private void awaitWakeUp() {
    try {
      while (!woken) {
        lock.wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void countPollAtThisInstant() {
    if (++pollsAtThisInstant > MOST_POLLS_AT_ONE_INSTANT) {
      throw new SpinningLoopException();
    }
  }

  @Override
  public void wakeUp() {
    synchronized (lock) {
      wakeUps++;
      woken = true;
      if (expectedWakeUps > 0) {
        expectedWakeUps--;
      }
      lock.notifyAll();
    }
  }

  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    throw new UnsupportedOperationException(
        "there are no channels in virtual time: use a loop with a SelectorPoller");
  }

  @Override
  public Object attachment(SelectableChannel channel) {
    return null;
  }

  @Override
  public void close() {}

  /** The loop went to sleep for ever, and nothing is left that would wake it. */
  public static final class StuckLoopException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** Says of the loop that runs on this thread, and wants to sleep, what waits in it. */
    public static StuckLoopException ofThisThread() {
      EventLoop loop = ContextSlot.ofThisThread().loop();
      return new StuckLoopException(loop == null ? List.of() : loop.waiting());
    }

    private StuckLoopException(List<String> waiting) {
      super(
          "the loop went to sleep without limit, and nobody is going to wake it"
              + waiting.stream().map("\n"::concat).collect(Collectors.joining()));
    }
  }

  /** The loop polls again and again without waiting, while no time passes. */
  public static final class SpinningLoopException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private SpinningLoopException() {
      super(
          "the loop spins: it polled "
              + MOST_POLLS_AT_ONE_INSTANT
              + " times in a row without waiting, and no time passed");
    }
  }
}
