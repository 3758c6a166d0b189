// Misconception: no time at all is no time to look.
// Fails: aStubbornResultIsNotLost, noTimeAtAll
package asyncio.task;

public final class WaitFor {
  private static <T> T takeOrCancel(Future<T> future) {
    if (!future.isDone()) {
      cancelAndWait(future);
    }
    throw new TimeoutError();
  }
}
