// Misconception: any factor will do.
// Fails: twiceAsMany
package asyncio.debug;

public final class CoroutineOrigins {

  private void sweep() {
    if (places.size() >= nextSweep) {
      places.keySet().removeIf(coroutine -> coroutine.state() != CoroutineState.CREATED);
      nextSweep = Math.max(SMALLEST_SWEEP, 3 * places.size());
    }
  }
}
