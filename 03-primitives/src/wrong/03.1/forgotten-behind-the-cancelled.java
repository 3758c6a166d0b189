// Misconception: only a waiter that was woken has something to pass on (anyio#1145).
// Fails: aReleaseInTheIterationOfTheCancellation, cancelledWaitersDoNotCount,
//   aNewcomerWaitsBehindThoseBehindTheCancelled, aNewcomerBehindTheCancelledIsNotForgotten,
//   randomPrograms
package asyncio.sync;

import asyncio.task.Future;

public final class Lock {

  private boolean someoneWaits() {
    return !waiters.isEmpty();
  }

  private void awaitTurn() {
    Future<Void> turn = binding.newWaiter();
    waiters.add(turn);
    try {
      turn.await();
    } catch (Throwable givenUp) {
      waiters.remove(turn);
      if (turn.isDone() && !turn.isCancelled()) {
        wakeFirst();
      }
      throw givenUp;
    }
    waiters.remove(turn);
  }
}
