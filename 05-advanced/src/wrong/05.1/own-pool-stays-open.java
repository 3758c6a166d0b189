// Misconception: a pool that gets no calls any more does no harm.
// Fails: replaced, setAgain, replacedInTheMiddleOfACall
package asyncio.executor;

import java.util.Objects;
import java.util.concurrent.ExecutorService;

public final class DefaultExecutor {

  public void set(ExecutorService executor) {
    requireInUse();
    this.executor = Objects.requireNonNull(executor, "executor");
    isOwn = false;
  }
}
