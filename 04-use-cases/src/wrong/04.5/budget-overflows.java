// Misconception: a hundred times as much still is a number.
// Fails: aVeryLargeBudget
package asyncio.service;

public final class RetryBudget {

  public RetryBudget(int percent, int most) {
    if (percent < 0 || most < 0) {
      throw new IllegalArgumentException("need percent >= 0 and most >= 0");
    }
    this.percent = percent;
    this.most = most * 100;
    left = this.most;
  }
}
