// Misconception: whoever was interrupted ends soon.
// Fails: asLongAsItTakes
package asyncio.compare;

public record EndOfPool(boolean inTime, List<Runnable> neverBegan) {

  public static EndOfPool of(ExecutorService pool, Duration grace) throws InterruptedException {
    pool.shutdown();
    try {
      if (pool.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS)) {
        return new EndOfPool(true, List.of());
      }
    } catch (InterruptedException hurry) {
      cutOff(pool);
      throw hurry;
    }
    List<Runnable> neverBegan = cutOff(pool);
    pool.awaitTermination(5, TimeUnit.SECONDS);
    return new EndOfPool(false, neverBegan);
  }
}
