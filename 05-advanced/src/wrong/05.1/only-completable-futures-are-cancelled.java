// Misconception: what is no CompletableFuture cannot be cancelled.
// Fails: anyTypeOfStage
package asyncio.executor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

public final class StageFuture {

  private static void cancel(CompletionStage<?> stage) {
    if (stage instanceof CompletableFuture<?> future) {
      try {
        future.toCompletableFuture().cancel(false);
      } catch (UnsupportedOperationException notToBeCancelled) {
        // It goes on.
      }
    }
  }
}
