// Misconception: what was saved may be spent.
package asyncio.service;

public final class RetryBudget {

  public void called() {
    left += percent;
  }
}
