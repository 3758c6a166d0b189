// Misconception: every call counts.
// Fails: tooLate
package asyncio.pattern;



public final class ErrorBudget {

  public boolean add(boolean failure, long when) {
    if (when > loop.time()) {
      throw new IllegalArgumentException("a call cannot end in the future");
    }
    long number = Math.floorDiv(when, width);
    Bucket bucket = bucket(number);
    bucket.calls++;
    bucket.failures += failure ? 1 : 0;
    return true;
  }
}
