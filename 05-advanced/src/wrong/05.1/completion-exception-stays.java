// Misconception: what whenComplete is told is the failure.
// Fails: failures
package asyncio.executor;

import java.util.concurrent.CancellationException;

public final class StageFuture {

  private static Throwable unwrapped(Throwable failure) {
    return failure != null && failure.getCause() instanceof CancellationException cancelled
        ? cancelled
        : failure;
  }
}
