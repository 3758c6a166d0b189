// Misconception: a future can be made for whichever loop is running.
// Fails: aConditionBelongsToOneLoop, aRefusedWaitKeepsTheLock
package asyncio.sync;

import asyncio.loop.EventLoop;
import asyncio.task.Future;

public final class Condition {

  private void awaitNotification() {
    requireLocked("cannot wait on un-acquired lock");
    Future<Void> notification = new Future<>(EventLoop.running());
    lock.release();
    try {
      try {
        waiters.add(notification);
        notification.await();
      } finally {
        waiters.remove(notification);
        acquireInAnyCase();
      }
    } catch (Throwable gaveUp) {
      wake(1);
      throw gaveUp;
    }
  }
}
