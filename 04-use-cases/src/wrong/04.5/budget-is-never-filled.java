// Misconception: a budget is what there is at the start.
// Fails: aBudgetIsFilledByCalls, tenTenths, aStormOfRetries, whatIsBeyondIsLost,
//   moreThanOneForACall, aCallThatNeverStarts, hedgesHaveABudget, aHedgeThatNeverStarts
package asyncio.service;

public final class RetryBudget {

  public void called() {
    // A retry costs, a call is free.
  }
}
