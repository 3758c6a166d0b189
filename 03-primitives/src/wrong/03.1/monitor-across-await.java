// Misconception: whatever a lock does must be synchronized.
// Fails: firstComeFirstServed, aNewcomerDoesNotOvertake, aCancelledWaiterGivesUpItsPlace,
//   aWokenWaiterThatIsCancelledPassesTheTurnOn, eachReleaseWakesOne
package asyncio.sync;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;

public final class Lock {

  public Coroutine<Held> acquire() {
    return async(
        () -> {
          synchronized (this) {
            return take();
          }
        });
  }
}
