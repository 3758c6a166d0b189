// Misconception: an event happens once.
// Fails: aClearedEventHoldsUpAgain, madeAndNotYetAwaited
package asyncio.sync;

public final class Event {

  public void clear() {}
}
