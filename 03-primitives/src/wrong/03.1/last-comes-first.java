// Misconception: any order will do, as long as everybody gets the lock in the end.
// Fails: firstComeFirstServed, randomPrograms
package asyncio.sync;

import asyncio.task.Future;

public final class Lock {

  private void awaitTurn() {
    Future<Void> turn = binding.newWaiter();
    waiters.addFirst(turn);
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
