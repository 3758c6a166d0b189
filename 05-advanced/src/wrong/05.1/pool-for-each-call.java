// Misconception: a pool is made when it is needed.
// Fails: sideBySide, oneForALoop, tooLong
package asyncio.executor;

import java.util.concurrent.ExecutorService;

public final class DefaultExecutor {

  public ExecutorService get() {
    requireInUse();
    if (executor == null || isOwn) {
      if (executor != null) {
        executor.shutdown();
      }
      executor = ownPool();
      isOwn = true;
    }
    return executor;
  }
}
