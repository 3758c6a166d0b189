// Misconception: what shutdownNow gives back has been taken care of.
// Fails: neverBegan, theCallerIsInHurry, aRealPool
package asyncio.compare;

public record EndOfPool(boolean inTime, List<Runnable> neverBegan) {

  private static List<Runnable> cutOff(ExecutorService pool) {
    return pool.shutdownNow();
  }
}
