// Alternative: those that have started are thrown out whenever there are sixty-four.
package asyncio.debug;

public final class CoroutineOrigins {

  private void sweep() {
    if (places.size() >= SMALLEST_SWEEP) {
      places.keySet().removeIf(coroutine -> coroutine.state() != CoroutineState.CREATED);
    }
  }
}
