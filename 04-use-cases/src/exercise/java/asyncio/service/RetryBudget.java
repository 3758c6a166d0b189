package asyncio.service;

import static loopcraft.grader.Todo.todo;

import loopcraft.grader.Exercise;

/**
 * How many extra requests a service may get: a share of the calls to it, and a few more. When every
 * call fails, and every caller tries again, this is what keeps the load from being a multiple of
 * what the service could not bear in the first place.
 *
 * <p>One budget is shared by all who call the same service. Finagle and gRPC have such a thing; it
 * counts, and knows no time.
 */
@Exercise(value = "04.5", part = 2)
public final class RetryBudget {

  /**
   * Makes a budget, which is full.
   *
   * @param percent what a call adds, in hundredths of a retry; not negative, and may be over 100
   * @param most so many retries are in it at most; what is added beyond is lost; not negative
   * @throws IllegalArgumentException if one of them is negative
   */
  public RetryBudget(int percent, int most) {
    throw todo("04.5");
  }

  /** A call has been made; its retries do not count as such. */
  public void called() {
    throw todo("04.5");
  }

  /**
   * Takes a retry out of the budget.
   *
   * @return false if there is not a whole one; then nothing is taken
   */
  public boolean tryRetry() {
    throw todo("04.5");
  }
}
