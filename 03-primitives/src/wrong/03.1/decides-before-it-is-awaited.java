// Misconception: acquire looks at the lock, and returns a coroutine that waits or does not.
// Fails: twoThatWereMadeOnAFreeLock, oneThatWasMadeWhileTheLockWasHeld
package asyncio.sync;

public final class Lock {

  public Coroutine<Held> acquire() {
    boolean mustWait = locked || someoneWaits();
    return async(
        () -> {
          if (mustWait) {
            awaitTurn();
          }
          locked = true;
          return held;
        });
  }
}
