// Misconception: the number of threads is a hint, and more of them are only better.
// Fails: soManyThreads
package asyncio.compare;

public final class OnExecutor implements Model {

  public OnExecutor(int threads) {
    this(Executors.newCachedThreadPool());
  }
}
