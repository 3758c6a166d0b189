package asyncio.pattern;

import static loopcraft.grader.Todo.todo;

import asyncio.task.Coroutine;
import java.time.Duration;
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

  /**
   * Makes a budget that is whole.
   *
   * @throws IllegalStateException if no loop is running
   */
  public ErrorBudget(Objective objective) {
    throw todo("06.3");
  }

  // Calls

  /** A call has ended just now. */
  public void add(boolean failure) {
    throw todo("06.3");
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
    throw todo("06.3");
  }

  /**
   * A coroutine that runs a body, counts it as a call that ends when the body does, and returns
   * what that returned or throws what it threw. An {@link Exception} is a failure. An {@link Error}
   * says nothing about the service, a cancellation above all: it is not counted.
   */
  public <T> Coroutine<T> counting(Callable<? extends T> body) {
    throw todo("06.3");
  }

  // How it stands

  /** How it stands now. It is exhausted if as many calls have failed as may, or more. */
  public BudgetFacts facts() {
    throw todo("06.3");
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
    throw todo("06.3");
  }
}
