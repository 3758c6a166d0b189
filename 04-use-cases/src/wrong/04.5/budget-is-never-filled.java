// Misconception: a budget is what there is at the start.
// Fails: aBudgetIsFilledByCalls, tenTenths, aStormOfRetries, hedgesHaveABudget
package asyncio.service;

public final class RetryBudget {

  public void called() {
    // A retry costs, a call is free.
  }
}
