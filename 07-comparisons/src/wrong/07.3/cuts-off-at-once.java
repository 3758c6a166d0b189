// Misconception: shutdownNow is shutdown, only faster.
// Fails: inTime, timeIsUp, asLongAsItTakes, theCallerIsInHurry, aRealPool
package asyncio.compare;

public record EndOfPool(boolean inTime, List<Runnable> neverBegan) {

  public static EndOfPool of(ExecutorService pool, Duration grace) throws InterruptedException {
    List<Runnable> neverBegan = cutOff(pool);
    boolean inTime = pool.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS);
    return new EndOfPool(inTime, neverBegan);
  }
}
