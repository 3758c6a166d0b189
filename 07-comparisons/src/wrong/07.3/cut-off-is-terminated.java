// Misconception: shutdownNow ends a pool now.
// Fails: timeIsUp, asLongAsItTakes
// By luck: aRealPool
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
    return new EndOfPool(false, cutOff(pool));
  }
}
