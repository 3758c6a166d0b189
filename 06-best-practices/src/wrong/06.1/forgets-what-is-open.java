// Misconception: the last sixty-four are enough.
// Fails: memory
package asyncio.debug;

public final class OpenResources {

  private void sweep() {
    if (known.size() >= SMALLEST_SWEEP) {
      known.clear();
    }
  }
}
