// Misconception: a budget that is not full has room.
// Fails: whatIsBeyondIsLost
package asyncio.service;

public final class RetryBudget {

  public void called() {
    if (left < most) {
      left += percent;
    }
  }
}
