// Misconception: whoever waits for the end of something awaits it.
// Fails: cancelledWhileWaitingForCleanup
package asyncio.task;

public final class WaitFor {

  private static <T> void cancelAndWait(Future<T> future) {
    future.cancel();
    try {
      future.await();
    } catch (CancelledError cancelled) {
      // That is what was asked for.
    }
  }
}
