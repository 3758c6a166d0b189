// Alternative: it passes the notification on when it is cancelled, before it has the lock.
package asyncio.sync;

import asyncio.task.CancelledError;
import asyncio.task.Future;

public final class Condition {

  private void awaitNotification() {
    requireLocked("cannot wait on un-acquired lock");
    Future<Void> notification = binding.newWaiter();
    lock.release();
    boolean notified = false;
    try {
      waiters.add(notification);
      notification.await();
      notified = true;
    } finally {
      waiters.remove(notification);
      if (!notified) {
        wake(1);
      }
      acquire(notified);
    }
  }

  private void acquire(boolean notified) {
    boolean mayPassOn = notified;
    CancelledError cancelled = null;
    while (true) {
      try {
        await(lock.acquire());
        break;
      } catch (Throwable gaveUp) {
        if (mayPassOn) {
          wake(1);
          mayPassOn = false;
        }
        if (!(gaveUp instanceof CancelledError again)) {
          throw gaveUp;
        }
        cancelled = again;
      }
    }
    if (cancelled != null) {
      throw cancelled;
    }
  }
}
