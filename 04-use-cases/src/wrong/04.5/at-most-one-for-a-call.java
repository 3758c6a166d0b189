// Misconception: a call cannot earn more than a retry.
// Fails: moreThanOneForACall
package asyncio.service;

public final class RetryBudget {

  public void called() {
    left = Math.min(most, left + Math.min(percent, ONE));
  }
}
