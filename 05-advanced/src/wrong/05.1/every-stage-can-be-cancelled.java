// Misconception: a stage is a CompletableFuture.
// Fails: notToBeCancelled
package asyncio.executor;

import java.util.concurrent.CompletionStage;

public final class StageFuture {

  private static void cancel(CompletionStage<?> stage) {
    stage.toCompletableFuture().cancel(false);
  }
}
