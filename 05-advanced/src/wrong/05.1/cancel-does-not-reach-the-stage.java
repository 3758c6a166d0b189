// Misconception: the stage belongs to somebody else.
// Fails: cancelledOnEitherSide, anyTypeOfStage, thereAndBack
package asyncio.executor;

import java.util.concurrent.CompletionStage;

public final class StageFuture {

  private static void cancel(CompletionStage<?> stage) {}
}
