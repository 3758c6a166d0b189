// Misconception: a budget is what there is at the start.
package asyncio.service;

public final class RetryBudget {

  public void called() {
    // A retry costs, a call is free.
  }
}
