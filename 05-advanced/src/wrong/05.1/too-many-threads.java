// Misconception: a pool that has a thread for everybody cannot be too small.
// Fails: sideBySide
package asyncio.executor;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

public final class DefaultExecutor {

  private static ExecutorService ownPool() {
    ThreadFactory daemons = Thread.ofPlatform().daemon().name("asyncio-", 1).factory();
    return Executors.newCachedThreadPool(daemons);
  }
}
