// Misconception: awaitTermination ends what takes longer.
// Fails: timeIsUp, asLongAsItTakes, neverBegan, theCallerIsInHurry, aRealPool
package asyncio.compare;

public record EndOfPool(boolean inTime, List<Runnable> neverBegan) {

  public static EndOfPool of(ExecutorService pool, Duration grace) throws InterruptedException {
    pool.shutdown();
    boolean inTime = pool.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS);
    return new EndOfPool(inTime, List.of());
  }
}
