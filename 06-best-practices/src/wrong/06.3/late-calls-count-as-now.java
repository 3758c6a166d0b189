// Misconception: what comes in now counts now.
// Fails: late, tooLate, beforeZero
package asyncio.pattern;



public final class ErrorBudget {

  public boolean add(boolean failure, long when) {
    if (when > loop.time()) {
      throw new IllegalArgumentException("a call cannot end in the future");
    }
    long number = Math.floorDiv(Math.max(when, loop.time()), width);
    if (number < firstOf(buckets.length)) {
      return false;
    }
    Bucket bucket = bucket(number);
    bucket.calls++;
    bucket.failures += failure ? 1 : 0;
    return true;
  }
}
