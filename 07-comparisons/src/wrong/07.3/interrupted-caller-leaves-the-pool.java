// Misconception: an InterruptedException is thrown on, and that is all.
// Fails: theCallerIsInHurry
package asyncio.compare;

public record EndOfPool(boolean inTime, List<Runnable> neverBegan) {

  public static EndOfPool of(ExecutorService pool, Duration grace) throws InterruptedException {
    pool.shutdown();
    if (pool.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS)) {
      return new EndOfPool(true, List.of());
    }
    List<Runnable> neverBegan = cutOff(pool);
    while (!pool.awaitTermination(1, TimeUnit.DAYS)) {}
    return new EndOfPool(false, neverBegan);
  }
}
