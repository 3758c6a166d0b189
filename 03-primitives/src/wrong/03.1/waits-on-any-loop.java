// Misconception: a future can be made for whichever loop is running.
// Fails: aLockBelongsToOneLoop
package asyncio.sync;

import asyncio.loop.EventLoop;
import asyncio.task.Future;

public final class Lock {

  private void awaitTurn() {
    Future<Void> turn = new Future<>(EventLoop.running());
    waiters.add(turn);
    try {
      turn.await();
    } catch (Throwable givenUp) {
      waiters.remove(turn);
      if (!locked) {
        wakeFirst();
      }
      throw givenUp;
    }
    waiters.remove(turn);
  }
}
