// Misconception: what has not ended is still needed.
// Fails: startedForEver
package asyncio.debug;

public final class CoroutineOrigins {

  private void sweep() {
    if (places.size() >= nextSweep) {
      places.keySet().removeIf(coroutine -> coroutine.state() == CoroutineState.CLOSED);
      nextSweep = Math.max(SMALLEST_SWEEP, 2 * places.size());
    }
  }
}
