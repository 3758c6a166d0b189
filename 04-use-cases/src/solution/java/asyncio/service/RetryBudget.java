package asyncio.service;

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

  private static final long ONE = 100;

  private final int percent;
  private final long most;
  private long left;

  /**
   * Makes a budget, which is full.
   *
   * @param percent what a call adds, in hundredths of a retry; not negative, and may be over 100
   * @param most so many retries are in it at most; what is added beyond is lost; not negative
   * @throws IllegalArgumentException if one of them is negative
   */
  public RetryBudget(int percent, int most) {
    if (percent < 0 || most < 0) {
      throw new IllegalArgumentException(
          "need percent >= 0 and most >= 0: %d, %d".formatted(percent, most));
    }
    this.percent = percent;
    this.most = most * ONE;
    left = this.most;
  }

  /** A call has been made; its retries do not count as such. */
  public void called() {
    left = Math.min(most, left + percent);
  }

  /**
   * Takes a retry out of the budget.
   *
   * @return false if there is not a whole one; then nothing is taken
   */
  public boolean tryRetry() {
    if (left < ONE) {
      return false;
    }
    left -= ONE;
    return true;
  }
}
