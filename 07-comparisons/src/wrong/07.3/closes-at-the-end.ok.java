// Alternative: the last wait is that of close, which has no limit.
package asyncio.compare;

public record EndOfPool(boolean inTime, List<Runnable> neverBegan) {

  public static EndOfPool of(ExecutorService pool, Duration grace) throws InterruptedException {
    pool.shutdown();
    List<Runnable> neverBegan;
    try {
      if (pool.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        return new EndOfPool(true, List.of());
      }
    } finally {
      neverBegan = pool.isTerminated() ? List.of() : cutOff(pool);
    }
    pool.close();
    return new EndOfPool(false, neverBegan);
  }
}
