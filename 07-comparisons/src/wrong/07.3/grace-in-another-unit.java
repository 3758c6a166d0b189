// Misconception: seconds are fine enough for everybody.
// Fails: inTime
package asyncio.compare;

public record EndOfPool(boolean inTime, List<Runnable> neverBegan) {

  public static EndOfPool of(ExecutorService pool, Duration grace) throws InterruptedException {
    pool.shutdown();
    try {
      if (pool.awaitTermination(grace.toSeconds(), TimeUnit.SECONDS)) {
        return new EndOfPool(true, List.of());
      }
    } catch (InterruptedException hurry) {
      cutOff(pool);
      throw hurry;
    }
    List<Runnable> neverBegan = cutOff(pool);
    while (!pool.awaitTermination(1, TimeUnit.DAYS)) {}
    return new EndOfPool(false, neverBegan);
  }
}
