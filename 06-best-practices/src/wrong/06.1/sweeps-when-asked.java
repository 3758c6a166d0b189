// Misconception: what nobody asks for does not count.
// Fails: closedUnasked
package asyncio.debug;

public final class OpenResources {

  private void sweep() {}

  public int kept() {
    known.values().removeIf(opened -> !opened.isOpen().getAsBoolean());
    return known.size();
  }
}
