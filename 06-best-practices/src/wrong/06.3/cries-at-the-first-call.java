// Misconception: a part is a part, of however few.
// Fails: tooFewCalls
package asyncio.pattern;



public final class ErrorBudget {

  public BudgetFacts facts() {
    Sum sum = sumOf(buckets.length);
    double left = sum.failures() == 0 ? 1 : 1 - rate(sum);
    boolean exhausted =
        sum.failures() > 0
            && 1_000_000L * sum.failures() >= objective.failuresPerMillion() * sum.calls();
    return new BudgetFacts(sum.calls(), sum.failures(), left, exhausted);
  }
}
