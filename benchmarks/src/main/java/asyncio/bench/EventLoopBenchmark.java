package asyncio.bench;

import asyncio.loop.EventLoop;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a loop spends on a callback, a timer and a wake-up. Twin of {@code event_loop.py}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
public class EventLoopBenchmark {

  static final int CALLBACKS = 100_000;
  static final int TIMERS = 100_000;
  static final int POSTS = 10_000;
  static final int ROUND_TRIPS = 1_000;

  private final Semaphore answered = new Semaphore(0);
  private EventLoop loop;
  private int left;

  /** Makes a loop on the system's clock and selector. */
  @Setup
  public void openLoop() {
    loop = EventLoop.create();
  }

  /** Closes it. */
  @TearDown
  public void closeLoop() {
    loop.close();
  }

  /** One callback schedules the next: one iteration of the loop for each. */
  @Benchmark
  @OperationsPerInvocation(CALLBACKS)
  public void callSoonChain() {
    left = CALLBACKS;
    loop.callSoon(this::next);
    loop.runForever();
  }

  private void next() {
    if (--left == 0) {
      loop.stop();
    } else {
      loop.callSoon(this::next);
    }
  }

  /** All callbacks are ready at once: one iteration for all. */
  @Benchmark
  @OperationsPerInvocation(CALLBACKS)
  public void callSoonBatch() {
    left = CALLBACKS;
    for (int i = 0; i < CALLBACKS; i++) {
      loop.callSoon(this::count);
    }
    loop.stop();
    loop.runForever();
  }

  private void count() {
    left--;
  }

  /** Timers that are scheduled, and called off before their time, as most time-outs are. */
  @Benchmark
  @OperationsPerInvocation(TIMERS)
  public void timerScheduleAndCancel() {
    for (int i = 0; i < TIMERS; i++) {
      loop.callLater(Duration.ofSeconds(60), this::count).cancel();
    }
    loop.stop();
    loop.runForever();
  }

  /** 100,000 timers wait at once, scheduled in an order far from that of their times, and fire. */
  @Benchmark
  @OperationsPerInvocation(TIMERS)
  public void timerScheduleAndFire() {
    left = TIMERS;
    long start = loop.time() - TIMERS;
    for (int i = 0; i < TIMERS; i++) {
      loop.callAt(start + (i * 7919L) % TIMERS, this::count);
    }
    loop.stop();
    loop.runForever();
  }

  /** A thread wakes the sleeping loop, waits for its answer, and wakes it again. */
  @Benchmark
  @OperationsPerInvocation(ROUND_TRIPS)
  public void threadsafeRoundTrip() throws InterruptedException {
    Thread caller = Thread.ofPlatform().start(this::callAndWait);
    loop.runForever();
    caller.join();
  }

  private void callAndWait() {
    for (int i = 0; i < ROUND_TRIPS; i++) {
      loop.callSoonThreadsafe(answered::release);
      answered.acquireUninterruptibly();
    }
    loop.callSoonThreadsafe(loop::stop);
  }

  /** A thread posts callbacks as fast as it can, without waiting. */
  @Benchmark
  @OperationsPerInvocation(POSTS)
  public void threadsafePosts() throws InterruptedException {
    Thread poster = Thread.ofPlatform().start(this::post);
    loop.runForever();
    poster.join();
  }

  private void post() {
    for (int i = 0; i < POSTS; i++) {
      loop.callSoonThreadsafe(this::count);
    }
    loop.callSoonThreadsafe(loop::stop);
  }
}
