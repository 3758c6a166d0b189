// Misconception: what was cancelled has ended.
// Fails: cancelledWhileWaitingForCleanup, aStubbornResultIsNotLost, noTimeAtAll
package asyncio.task;

public final class WaitFor {

  private static <T> void cancelAndWait(Future<T> future) {
    future.cancel();
  }
}
