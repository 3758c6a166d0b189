// Alternative: a pool that has terminated may be closed, too.
package asyncio.compare;

public record EndOfPool(boolean inTime, List<Runnable> neverBegan) {

  public static EndOfPool of(ExecutorService pool, Duration grace) throws InterruptedException {
    boolean inTime = false;
    List<Runnable> neverBegan = List.of();
    pool.shutdown();
    try {
      inTime = pool.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      if (!inTime) {
        neverBegan = cutOff(pool);
      }
    }
    pool.close();
    return new EndOfPool(inTime, neverBegan);
  }
}
