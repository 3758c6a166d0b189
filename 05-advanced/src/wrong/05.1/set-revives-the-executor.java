// Misconception: who sets an executor wants it to be used.
// Fails: neverNeeded
package asyncio.executor;

import java.util.Objects;
import java.util.concurrent.ExecutorService;

public final class DefaultExecutor {

  public void set(ExecutorService executor) {
    Objects.requireNonNull(executor, "executor");
    if (executor == this.executor) {
      return;
    }
    if (isOwn) {
      this.executor.shutdown();
    }
    this.executor = executor;
    isOwn = false;
  }
}
