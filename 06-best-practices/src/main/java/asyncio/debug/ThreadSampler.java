package asyncio.debug;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Samples by a thread of its own, by the clock of the system. Before what it watches has taken as
 * long as the limit, it takes the first stack, and then two more in each time of the limit. The
 * place at which it has seen the program most often is what counts: the last stack alone might show
 * where it was on its way out.
 *
 * <p>When nothing has begun for a while, its thread sleeps until something does.
 */
public final class ThreadSampler implements StackSampler {

  private static final int IDLE_LOOKS = 20;

  private final long limitNanos;
  private final int depth;
  private final Thread thread;
  private volatile Run current;
  private volatile boolean asleep;
  private volatile boolean closed;

  /** One thing that has begun. */
  private static final class Run {

    final Thread thread = Thread.currentThread();
    final long began = System.nanoTime();
    volatile StackTraceElement[] stack;
    long nextAge;
    private Map<StackTraceElement, Integer> times;

    Run(long firstAge) {
      nextAge = firstAge;
    }

    /** Keeps of all stacks one of the place that was seen most often. */
    void seen(StackTraceElement[] seen) {
      if (times == null) {
        times = new HashMap<>();
      }
      int most = times.values().stream().mapToInt(Integer::intValue).max().orElse(0);
      if (times.merge(Stacks.place(seen), 1, Integer::sum) > most) {
        stack = seen;
      }
    }
  }

  /**
   * Makes one, and starts its thread, a daemon.
   *
   * @param limit what takes as long as that takes too long
   * @param depth how many frames to keep, from the program's first on
   */
  public ThreadSampler(Duration limit, int depth) {
    limitNanos = limit.toNanos();
    this.depth = depth;
    thread = Thread.ofPlatform().daemon().name("asyncio-debug-sampler").start(this::watch);
  }

  @Override
  public void begin() {
    current = new Run(limitNanos / 4 * 3);
    if (asleep) {
      asleep = false;
      LockSupport.unpark(thread);
    }
  }

  @Override
  public StackTraceElement[] end() {
    Run run = current;
    current = null;
    return run == null ? null : run.stack;
  }

  /** Whether it has taken a stack of what is running: for who waits for that. From any thread. */
  public boolean hasSeen() {
    Run run = current;
    return run != null && run.stack != null;
  }

  private void watch() {
    Run last = null;
    int idleLooks = 0;
    while (!closed) {
      Run run = current;
      idleLooks = run == last ? idleLooks + 1 : 0;
      last = run;
      if (run != null) {
        LockSupport.parkNanos(this, Math.min(look(run), limitNanos / 2));
      } else if (idleLooks < IDLE_LOOKS) {
        LockSupport.parkNanos(this, limitNanos / 2);
      } else {
        sleep();
      }
    }
  }

  /** Takes the stack if it is time. Returns after how many nanoseconds to look again. */
  private long look(Run run) {
    long age = System.nanoTime() - run.began;
    if (age < run.nextAge) {
      return run.nextAge - age;
    }
    StackTraceElement[] stack = run.thread.getStackTrace();
    // What has ended meanwhile may have been followed by something else on that thread.
    if (current == run && stack.length > 0) {
      run.seen(Stacks.of(stack, depth));
    }
    run.nextAge = age + limitNanos / 2;
    return limitNanos / 2;
  }

  /** Whoever begins after this was set wakes this thread. Who began before is seen here. */
  private void sleep() {
    asleep = true;
    while (asleep && current == null && !closed) {
      LockSupport.park(this);
    }
    asleep = false;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
