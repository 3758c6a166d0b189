// Misconception: a lock that is free may be taken by whoever comes.
// Fails: aNewcomerDoesNotOvertake, whoeverReleasesAndAsksAgainWaits,
//   aNewcomerWaitsBehindThoseBehindTheCancelled
package asyncio.sync;

public final class Lock {

  private Held take() {
    while (locked) {
      awaitTurn();
    }
    locked = true;
    return held;
  }
}
