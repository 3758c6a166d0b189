// Alternative: three arrays of numbers are the ring.
// Replaces: the whole class
package asyncio.pattern;

import static asyncio.Asyncio.async;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;

public final class ErrorBudget {
  private final EventLoop loop = EventLoop.running();
  private final Objective objective;
  private final long width;
  private final long[] numbers;
  private final long[] calls;
  private final long[] failures;

  public ErrorBudget(Objective objective) {
    this.objective = objective;
    width = objective.bucket().toNanos();
    numbers = new long[objective.buckets()];
    calls = new long[objective.buckets()];
    failures = new long[objective.buckets()];
    Arrays.fill(numbers, Long.MIN_VALUE);
  }

  public void add(boolean failure) {
    add(failure, loop.time());
  }

  public boolean add(boolean failure, long when) {
    if (when > loop.time()) {
      throw new IllegalArgumentException("a call cannot end in the future");
    }
    long number = Math.floorDiv(when, width);
    if (now() - number >= numbers.length) {
      return false;
    }
    int place = Math.floorMod(number, numbers.length);
    if (numbers[place] != number) {
      numbers[place] = number;
      calls[place] = 0;
      failures[place] = 0;
    }
    calls[place]++;
    if (failure) {
      failures[place]++;
    }
    return true;
  }

  private long now() {
    return Math.floorDiv(loop.time(), width);
  }

  private long sum(long[] what, long number) {
    long sum = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] > now() - number) {
        sum += what[i];
      }
    }
    return sum;
  }

  public <T> Coroutine<T> counting(Callable<? extends T> body) {
    return async(
        () -> {
          try {
            T result = body.call();
            add(false);
            return result;
          } catch (Exception failure) {
            add(true);
            throw failure;
          }
        });
  }

  public BudgetFacts facts() {
    long all = sum(calls, numbers.length);
    long bad = sum(failures, numbers.length);
    double left = 1 - used(all, bad);
    return new BudgetFacts(all, bad, left, bad > 0 && left <= 0 && all >= objective.minimumCalls());
  }

  public double burnRate(Duration period) {
    long number = period.dividedBy(objective.bucket());
    if (number < 1
        || number > numbers.length
        || !objective.bucket().multipliedBy(number).equals(period)) {
      throw new IllegalArgumentException("not whole buckets: " + period);
    }
    return used(sum(calls, number), sum(failures, number));
  }

  private double used(long all, long bad) {
    return all == 0 ? 0 : 1_000_000.0 * bad / (1.0 * objective.failuresPerMillion() * all);
  }
}
