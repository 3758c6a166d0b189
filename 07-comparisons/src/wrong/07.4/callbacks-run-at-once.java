// Misconception: a callback of the loop runs as one of CompletableFuture does.
// Fails: afterAFutureOfTheLoop
package asyncio.compare;

public final class Predictions {

  public static Whose continuation(After after) {
    return switch (after) {
      case THEN_APPLY_BEFORE_IT_IS_DONE, CALLBACK_BEFORE_IT_IS_DONE -> Whose.WHO_COMPLETES;
      case THEN_APPLY_WHEN_IT_IS_DONE, CALLBACK_WHEN_IT_IS_DONE -> Whose.WHO_ADDS;
      case THEN_APPLY_ASYNC -> Whose.THE_POOLS;
    };
  }
}
