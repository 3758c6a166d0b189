// Misconception: the limit is there so that one need not wait; so there is nothing to say.
// Fails: tooLong, fiveMinutes
package asyncio.executor;

import asyncio.task.Future;
import asyncio.task.TimeoutError;
import asyncio.task.WaitFor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

public final class DefaultExecutor {

  private void awaitEnd(Duration limit) {
    Future<Boolean> ended =
        RunInExecutor.on(
            loop,
            Thread::startVirtualThread,
            WhenCancelled.INTERRUPTED,
            () -> executor.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS));
    try {
      WaitFor.of(ended, limit).await();
    } catch (TimeoutError late) {
      // Enough.
    }
  }
}
