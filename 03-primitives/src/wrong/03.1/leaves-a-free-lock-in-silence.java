// Misconception: only who was woken has a turn to pass on.
// Fails: aReleaseInTheIterationOfTheCancellation, aNewcomerWaitsBehindThoseBehindTheCancelled,
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
      if (turn.isDone() && !turn.isCancelled()) {
        wakeFirst();
      }
      throw givenUp;
    }
    waiters.remove(turn);
  }
}
