// Misconception: as long as there is something, it is not empty.
// Fails: aBudgetIsFilledByCalls, aStormOfRetries, whatIsBeyondIsLost, moreThanOneForACall,
//   hedgesHaveABudget
package asyncio.service;

public final class RetryBudget {

  public boolean tryRetry() {
    if (left <= 0) {
      return false;
    }
    left -= ONE;
    return true;
  }
}
