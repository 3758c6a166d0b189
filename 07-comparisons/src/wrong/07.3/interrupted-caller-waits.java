// Misconception: an interrupt can wait until the pool has ended.
// Fails: theCallerIsInHurry
package asyncio.compare;

public record EndOfPool(boolean inTime, List<Runnable> neverBegan) {

  public static EndOfPool of(ExecutorService pool, Duration grace) throws InterruptedException {
    pool.shutdown();
    boolean inTime = false;
    try {
      inTime = pool.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException later) {
      Thread.currentThread().interrupt();
    }
    if (inTime) {
      return new EndOfPool(true, List.of());
    }
    List<Runnable> neverBegan = cutOff(pool);
    boolean terminated = false;
    for (int i = 0; i < 100 && !terminated; i++) {
      try {
        terminated = pool.awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException later) {
        Thread.currentThread().interrupt();
      }
    }
    return new EndOfPool(false, neverBegan);
  }
}
