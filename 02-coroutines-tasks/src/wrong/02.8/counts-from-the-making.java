// Misconception: time runs from the call.
// Fails: waitForCountsFromTheAwait
package asyncio.task;

import java.time.Duration;
import java.util.OptionalLong;

public final class WaitFor {

  public static <T> Coroutine<T> of(Awaitable<T> awaitable, Duration timeout) {
    OptionalLong deadline = deadline(timeout);
    return new Coroutine<>(
        () ->
            timeout != null && !timeout.isPositive()
                ? takeOrCancel(Tasks.ensureFuture(awaitable))
                : Timeout.around(() -> deadline, limit -> awaitable.await()).await());
  }
}
