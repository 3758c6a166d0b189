// Misconception: the last sixty-four are enough.
// Fails: amongMany, manyWaiting
package asyncio.debug;

public final class CoroutineOrigins {

  private void sweep() {
    if (places.size() >= SMALLEST_SWEEP) {
      places.clear();
    }
  }
}
