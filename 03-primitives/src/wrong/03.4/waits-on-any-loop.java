// Misconception: a future is a future.
// Fails: aSemaphoreBelongsToOneLoop
package asyncio.sync;

import asyncio.loop.EventLoop;

public sealed class Semaphore permits BoundedSemaphore {

  private void awaitPermit() {
    Future<Void> permit = new Future<>(EventLoop.running());
    waiters.add(permit);
    try {
      permit.await();
    } catch (Throwable givenUp) {
      if (permit.isDone() && !permit.isCancelled()) {
        value++;
      }
      throw givenUp;
    } finally {
      waiters.remove(permit);
      while (value > 0 && giveToNext()) {}
    }
  }
}
