// Misconception: what was saved may be spent.
// Fails: aBudgetHasAnEnd, aStormOfRetries, whatIsBeyondIsLost, hedgesHaveABudget
package asyncio.service;

public final class RetryBudget {

  public void called() {
    left += percent;
  }
}
