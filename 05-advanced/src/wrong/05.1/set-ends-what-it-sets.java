// Misconception: what is set is another executor than the one before.
// Fails: setAgain
package asyncio.executor;

import java.util.Objects;
import java.util.concurrent.ExecutorService;

public final class DefaultExecutor {

  public void set(ExecutorService executor) {
    requireInUse();
    Objects.requireNonNull(executor, "executor");
    if (isOwn) {
      this.executor.shutdown();
    }
    this.executor = executor;
    isOwn = false;
  }
}
