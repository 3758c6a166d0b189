// Misconception: nobody waits for longer than asked for.
// Fails: grace
package asyncio.loops;

public final class ProgramTime {

  private long realTimeout(long timeoutNanos, boolean waitsForOutside) {
    if (timeoutNanos == 0) {
      return 0;
    }
    return waitsForOutside ? FOREVER : Math.min(graceNanos, timeoutNanos);
  }
}
