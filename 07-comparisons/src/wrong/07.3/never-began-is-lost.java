// Misconception: nobody wants to know what was not done.
// Fails: neverBegan
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
    cutOff(pool);
    while (!pool.awaitTermination(1, TimeUnit.DAYS)) {}
    return new EndOfPool(false, List.of());
  }
}
