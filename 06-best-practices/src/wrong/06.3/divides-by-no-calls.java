// Misconception: there are always some calls.
// Fails: noTraffic, burnRates
package asyncio.pattern;



public final class ErrorBudget {

  private double rate(Sum sum) {
    return MILLION * sum.failures() / (1.0 * objective.failuresPerMillion() * sum.calls());
  }

  public BudgetFacts facts() {
    Sum sum = sumOf(buckets.length);
    double left = 1 - rate(sum);
    boolean exhausted =
        sum.failures() > 0
            && sum.calls() >= objective.minimumCalls()
            && 1_000_000L * sum.failures() >= objective.failuresPerMillion() * sum.calls();
    return new BudgetFacts(sum.calls(), sum.failures(), left, exhausted);
  }
}
