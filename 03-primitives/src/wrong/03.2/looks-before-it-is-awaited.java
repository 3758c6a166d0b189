// Misconception: an event that is set needs no wait, so there is a coroutine that does nothing.
// Fails: madeAndNotYetAwaited
package asyncio.sync;

public final class Event {

  public Coroutine<Void> waitUntilSet() {
    return set ? async(() -> {}) : async(this::awaitSet);
  }
}
