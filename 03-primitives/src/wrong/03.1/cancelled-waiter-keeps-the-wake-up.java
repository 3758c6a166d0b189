// Misconception: a cancelled waiter only has to leave the line (bpo-27585: CPython's lock stayed free with tasks waiting).
// Fails: aReleaseInTheIterationOfTheCancellation, aWokenWaiterThatIsCancelledPassesTheTurnOn,
//   aNewcomerWaitsBehindThoseBehindTheCancelled, randomPrograms
package asyncio.sync;

import asyncio.task.Future;

public final class Lock {

  private void awaitTurn() {
    Future<Void> turn = binding.newWaiter();
    waiters.add(turn);
    try {
      turn.await();
    } finally {
      waiters.remove(turn);
    }
  }
}
