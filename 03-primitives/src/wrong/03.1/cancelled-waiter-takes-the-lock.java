// Misconception: the flag goes up when the wait is over, however it ended.
// Fails: aCancelledWaitTakesNothing, randomPrograms
package asyncio.sync;

public final class Lock {

  private Held take() {
    try {
      if (locked || someoneWaits()) {
        awaitTurn();
      }
    } finally {
      locked = true;
    }
    return held;
  }
}
