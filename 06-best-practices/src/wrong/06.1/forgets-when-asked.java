// Misconception: what nobody asks for does not count.
// Fails: unasked
package asyncio.debug;

public final class CoroutineOrigins {

  private void sweep() {}

  public int kept() {
    places.keySet().removeIf(coroutine -> coroutine.state() != CoroutineState.CREATED);
    return places.size();
  }
}
