// Misconception: what is not used any more is shut down.
// Fails: replaced
package asyncio.executor;

import java.util.Objects;
import java.util.concurrent.ExecutorService;

public final class DefaultExecutor {

  public void set(ExecutorService executor) {
    requireInUse();
    Objects.requireNonNull(executor, "executor");
    if (this.executor != null && executor != this.executor) {
      this.executor.shutdown();
    }
    this.executor = executor;
    isOwn = false;
  }
}
