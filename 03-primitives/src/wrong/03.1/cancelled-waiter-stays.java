// Misconception: the line is cleaned up by release, which takes out the one it wakes.
// Fails: aCancelledWaiterGivesUpItsPlace, aCancelledWaitTakesNothing,
//   aWokenWaiterThatIsCancelledPassesTheTurnOn, randomPrograms
package asyncio.sync;

import asyncio.task.Future;

public final class Lock {

  private void awaitTurn() {
    Future<Void> turn = binding.newWaiter();
    waiters.add(turn);
    try {
      turn.await();
    } catch (Throwable givenUp) {
      if (!locked) {
        wakeFirst();
      }
      throw givenUp;
    }
    waiters.remove(turn);
  }

  private void wakeFirst() {
    for (Future<Void> waiter : waiters) {
      if (!waiter.isCancelled()) {
        if (!waiter.isDone()) {
          waiter.setResult(null);
        }
        return;
      }
    }
  }
}
