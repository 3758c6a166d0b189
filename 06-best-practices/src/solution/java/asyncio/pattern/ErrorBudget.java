package asyncio.pattern;

import static asyncio.Asyncio.async;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import loopcraft.grader.Exercise;

/**
 * How many failures a service may still have: what its {@link Objective} allows, less those that it
 * had within the window.
 *
 * <p>Time is divided into buckets, each as long as {@link Objective#bucket}; one of them begins at
 * zero of the loop's clock. The window is the bucket that has begun, and so many before it that
 * together they are as many as the objective has. So a call counts for as long as the window, or
 * less by up to a bucket. Memory and the time that a question takes depend on the number of
 * buckets, and not on that of calls, or on how much time has passed.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise(value = "06.3", part = 4)
public final class ErrorBudget {

  private static final double MILLION = 1_000_000;

  private final EventLoop loop = EventLoop.running();
  private final Objective objective;
  private final long width;
  private final Bucket[] buckets;

  /**
   * The bucket with a number, counted from zero of the clock; its place is used again and again.
   */
  private static final class Bucket {

    private final long number;
    private long calls;
    private long failures;

    Bucket(long number) {
      this.number = number;
    }
  }

  private record Sum(long calls, long failures) {}

  /**
   * Makes a budget that is whole.
   *
   * @throws IllegalStateException if no loop is running
   */
  public ErrorBudget(Objective objective) {
    this.objective = Objects.requireNonNull(objective, "objective");
    width = objective.bucket().toNanos();
    buckets = new Bucket[objective.buckets()];
  }

  // Calls

  /** A call has ended just now. */
  public void add(boolean failure) {
    add(failure, loop.time());
  }

  /**
   * A call had ended at some time, and is made known only now.
   *
   * @param when in nanoseconds of the loop's clock
   * @return whether it is within the window; if not, it is not counted
   * @throws IllegalArgumentException if that time has not come yet: {@code a call cannot end in the
   *     future}. It is one of another clock then
   */
  public boolean add(boolean failure, long when) {
    if (when > loop.time()) {
      throw new IllegalArgumentException("a call cannot end in the future");
    }
    long number = Math.floorDiv(when, width);
    if (number < firstOf(buckets.length)) {
      return false;
    }
    Bucket bucket = bucket(number);
    bucket.calls++;
    bucket.failures += failure ? 1 : 0;
    return true;
  }

  private Bucket bucket(long number) {
    int place = Math.floorMod(number, buckets.length);
    if (buckets[place] == null || buckets[place].number != number) {
      buckets[place] = new Bucket(number);
    }
    return buckets[place];
  }

  /** The number of the oldest bucket among so many, up to the one that has begun. */
  private long firstOf(int number) {
    return Math.floorDiv(loop.time(), width) - number + 1;
  }

  /**
   * A coroutine that runs a body, counts it as a call that ends when the body does, and returns
   * what that returned or throws what it threw. An {@link Exception} is a failure. An {@link Error}
   * says nothing about the service, a cancellation above all: it is not counted.
   */
  public <T> Coroutine<T> counting(Callable<? extends T> body) {
    Objects.requireNonNull(body, "body");
    return async(
        () -> {
          T result;
          try {
            result = body.call();
          } catch (Exception failure) {
            add(true);
            throw failure;
          }
          add(false);
          return result;
        });
  }

  // How it stands

  /** How it stands now. It is exhausted if as many calls have failed as may, or more. */
  public BudgetFacts facts() {
    Sum sum = sumOf(buckets.length);
    double left = sum.failures() == 0 ? 1 : 1 - rate(sum);
    boolean exhausted =
        sum.failures() > 0
            && sum.calls() >= objective.minimumCalls()
            && 1_000_000L * sum.failures() >= objective.failuresPerMillion() * sum.calls();
    return new BudgetFacts(sum.calls(), sum.failures(), left, exhausted);
  }

  /**
   * How fast the budget is used up: the part of the calls that failed, by the part that may. At 1,
   * it would be used up exactly by the end of a window; at 10, ten times as fast. Without calls it
   * is 0.
   *
   * @param period as far back as this it looks: at the bucket that has begun, and at so many before
   *     it that together they make up the period
   * @throws IllegalArgumentException if that is not a number of whole buckets, at least one and at
   *     most the window
   */
  public double burnRate(Duration period) {
    if (period.compareTo(objective.bucket()) < 0
        || period.compareTo(objective.window()) > 0
        || period.toNanos() % width != 0) {
      throw new IllegalArgumentException(
          "need 1 to %d buckets of %s: %s".formatted(buckets.length, objective.bucket(), period));
    }
    return rate(sumOf((int) (period.toNanos() / width)));
  }

  private double rate(Sum sum) {
    return sum.calls() == 0
        ? 0
        : MILLION * sum.failures() / (1.0 * objective.failuresPerMillion() * sum.calls());
  }

  private Sum sumOf(int number) {
    long first = firstOf(number);
    long calls = 0;
    long failures = 0;
    for (Bucket bucket : buckets) {
      if (bucket != null && bucket.number >= first) {
        calls += bucket.calls;
        failures += bucket.failures;
      }
    }
    return new Sum(calls, failures);
  }
}
