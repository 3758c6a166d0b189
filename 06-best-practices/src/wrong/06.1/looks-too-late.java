// Misconception: any factor will do.
// Fails: twiceAsManyAsOpen
package asyncio.debug;

public final class OpenResources {

  private void sweep() {
    if (known.size() >= nextSweep) {
      known.values().removeIf(opened -> !opened.isOpen().getAsBoolean());
      nextSweep = Math.max(SMALLEST_SWEEP, 3 * known.size());
    }
  }
}
