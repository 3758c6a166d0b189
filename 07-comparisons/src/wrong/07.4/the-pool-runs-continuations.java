// Misconception: what depends on a future runs on the pool of the future.
// Fails: afterACompletableFuture
package asyncio.compare;

public final class Predictions {

  public static Whose continuation(After after) {
    return switch (after) {
      case THEN_APPLY_BEFORE_IT_IS_DONE, THEN_APPLY_WHEN_IT_IS_DONE, THEN_APPLY_ASYNC ->
          Whose.THE_POOLS;
      case CALLBACK_BEFORE_IT_IS_DONE, CALLBACK_WHEN_IT_IS_DONE -> Whose.THE_LOOPS;
    };
  }
}
