// Misconception: a place in the ring is a bucket.
// Fails: placesAreUsedAgain, aYear
package asyncio.pattern;



public final class ErrorBudget {

  private Bucket bucket(long number) {
    int place = Math.floorMod(number, buckets.length);
    if (buckets[place] == null) {
      buckets[place] = new Bucket(number);
    }
    buckets[place].number = number;
    return buckets[place];
  }

  private static final class Bucket {
    private long number;
  }
}
