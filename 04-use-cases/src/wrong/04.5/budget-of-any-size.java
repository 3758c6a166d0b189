// Misconception: nobody sets up a budget of less than nothing.
// Fails: numbersOutOfRange
package asyncio.service;

public final class RetryBudget {

  public RetryBudget(int percent, int most) {
    this.percent = percent;
    this.most = most * ONE;
    left = this.most;
  }
}
