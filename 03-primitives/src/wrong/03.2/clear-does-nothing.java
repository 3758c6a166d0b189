// Misconception: an event happens once.
// Fails: aClearedEventHoldsUpAgain
package asyncio.sync;

public final class Event {

  public void clear() {}
}
