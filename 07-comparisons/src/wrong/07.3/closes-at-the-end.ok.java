// Alternative: the last wait is that of close, which has no limit.
package asyncio.compare;

public record EndOfPool(boolean inTime, List<Runnable> neverBegan) {

  public static EndOfPool of(ExecutorService pool, Duration grace) throws InterruptedException {
    pool.shutdown();
    boolean inTime;
    try {
      inTime = pool.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException hurry) {
      cutOff(pool);
      throw hurry;
    }
    List<Runnable> neverBegan = inTime ? List.of() : cutOff(pool);
    if (!inTime) {
      pool.close();
    }
    return new EndOfPool(inTime, neverBegan);
  }
}
