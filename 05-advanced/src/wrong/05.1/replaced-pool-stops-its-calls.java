// Misconception: a pool that is not needed any more has nothing to do.
// Fails: replacedInTheMiddleOfACall
package asyncio.executor;

import java.util.Objects;
import java.util.concurrent.ExecutorService;

public final class DefaultExecutor {

  public void set(ExecutorService executor) {
    requireInUse();
    Objects.requireNonNull(executor, "executor");
    if (executor == this.executor) {
      return;
    }
    if (isOwn) {
      this.executor.shutdownNow();
    }
    this.executor = executor;
    isOwn = false;
  }
}
