// Misconception: a future can be made for whichever loop is running.
// Fails: anEventBelongsToOneLoop
package asyncio.sync;

import asyncio.loop.EventLoop;
import asyncio.task.Future;

public final class Event {

  private void awaitSet() {
    if (set) {
      return;
    }
    Future<Void> waiter = new Future<>(EventLoop.running());
    waiters.add(waiter);
    try {
      waiter.await();
    } finally {
      waiters.remove(waiter);
    }
  }
}
