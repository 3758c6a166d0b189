// Misconception: what has happened counts.
// Fails: theEdge, movesAlong, aYear, late, burnRates, beforeZero
package asyncio.pattern;



public final class ErrorBudget {

  private Sum sumOf(int number) {
    long calls = 0;
    long failures = 0;
    for (Bucket bucket : buckets) {
      if (bucket != null) {
        calls += bucket.calls;
        failures += bucket.failures;
      }
    }
    return new Sum(calls, failures);
  }
}
