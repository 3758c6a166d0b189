package asyncio.compare;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import loopcraft.grader.Exercise;

/**
 * How the end of a pool went.
 *
 * @param inTime whether everything that was submitted has ended by itself, within the time given
 * @param neverBegan what was still in the queue when the time was up
 */
@Exercise(value = "07.3", part = 2)
public record EndOfPool(boolean inTime, List<Runnable> neverBegan) {

  /**
   * Ends a pool in order: it takes nothing new from now on; what was submitted has some time to be
   * done; then what runs is interrupted, and what waits never begins. Blocks until the pool has
   * terminated, however long what runs takes to end.
   *
   * <p>Whoever waits for the future of something that never began is told: it is cancelled.
   *
   * @param grace how long what was submitted may take
   * @throws InterruptedException if the calling thread is interrupted. Then the time is up at once,
   *     and the pool has not necessarily terminated; the futures are cancelled all the same. An
   *     interrupt that comes when the time is up may come out as well, or wait in the thread until
   *     the pool has terminated
   */
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
    List<Runnable> neverBegan = cutOff(pool);
    while (!pool.awaitTermination(1, TimeUnit.DAYS)) {
      // It ends when the last of them does.
    }
    return new EndOfPool(false, neverBegan);
  }

  private static List<Runnable> cutOff(ExecutorService pool) {
    List<Runnable> neverBegan = pool.shutdownNow();
    for (Runnable each : neverBegan) {
      if (each instanceof Future<?> future) {
        future.cancel(false);
      }
    }
    return neverBegan;
  }
}
