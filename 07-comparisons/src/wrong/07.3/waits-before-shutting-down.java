// Misconception: a pool terminates when it has nothing to do.
// Fails: inTime, timeIsUp, theCallerIsInHurry
package asyncio.compare;

public record EndOfPool(boolean inTime, List<Runnable> neverBegan) {

  public static EndOfPool of(ExecutorService pool, Duration grace) throws InterruptedException {
    if (pool.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS)) {
      return new EndOfPool(true, List.of());
    }
    pool.shutdown();
    List<Runnable> neverBegan = cutOff(pool);
    while (!pool.awaitTermination(1, TimeUnit.DAYS)) {}
    return new EndOfPool(false, neverBegan);
  }
}
