// Misconception: a budget is what there is at the start.
// Fails: aBudgetIsFilledByCalls, tenTenths, aStormOfRetries, whatIsBeyondIsLost, hedgesHaveABudget
package asyncio.service;

public final class RetryBudget {

  public void called() {
    // A retry costs, a call is free.
  }
}
