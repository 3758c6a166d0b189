// Misconception: what was cancelled has no result.
// Fails: aStubbornResultIsNotLost
package asyncio.task;

public final class WaitFor {
  private static <T> T takeOrCancel(Future<T> future) {
    if (future.isDone()) {
      return future.result();
    }
    cancelAndWait(future);
    throw new TimeoutError();
  }
}
