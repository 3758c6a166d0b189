// Misconception: calls that block are few, and one thread is enough for them.
// Fails: sideBySide
package asyncio.executor;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

public final class DefaultExecutor {

  private static ExecutorService ownPool() {
    return Executors.newSingleThreadExecutor(
        Thread.ofPlatform().daemon().name("asyncio-", 1).factory());
  }
}
