// Misconception: whoever leaves the line wakes the next one.
// Fails: aCancelledWaiterGivesUpItsPlace, aCancelledWaiterWakesNobodyWhileTheLockIsHeld,
//   randomPrograms
package asyncio.sync;

public final class Lock {

  private void awaitTurn() {
    Future<Void> turn = binding.newWaiter();
    waiters.add(turn);
    try {
      turn.await();
    } catch (Throwable givenUp) {
      waiters.remove(turn);
      wakeFirst();
      throw givenUp;
    }
    waiters.remove(turn);
  }
}
