// Alternative: one loop around the lock, and one place to say how it ended.
package asyncio.sync;

import asyncio.task.CancelledError;

public final class Condition {

  private void awaitNotification() {
    requireLocked("cannot wait on un-acquired lock");
    var notification = binding.newWaiter();
    waiters.addLast(notification);
    lock.release();
    Throwable end = null;
    try {
      notification.await();
    } catch (Throwable thrown) {
      end = thrown;
    }
    waiters.remove(notification);
    for (boolean asking = true; asking; ) {
      try {
        await(lock.acquire());
        asking = false;
      } catch (CancelledError cancelled) {
        end = cancelled;
      } catch (Throwable refused) {
        end = refused;
        asking = false;
      }
    }
    if (end instanceof Error error) {
      wake(1);
      throw error;
    }
    if (end instanceof RuntimeException exception) {
      wake(1);
      throw exception;
    }
  }
}
