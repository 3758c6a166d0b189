// Misconception: a time is a time.
// Fails: theFuture
package asyncio.pattern;



public final class ErrorBudget {

  public boolean add(boolean failure, long when) {
    long number = Math.floorDiv(when, width);
    if (number < firstOf(buckets.length)) {
      return false;
    }
    Bucket bucket = bucket(number);
    bucket.calls++;
    bucket.failures += failure ? 1 : 0;
    return true;
  }
}
