// Misconception: what is not ready now is not ready.
// Fails: grace, wokenInTheGrace, graceOfVirtualTime
package asyncio.loops;

public final class ProgramTime {

  private long realTimeout(long timeoutNanos, boolean waitsForOutside) {
    if (timeoutNanos == 0) {
      return 0;
    }
    return waitsForOutside ? FOREVER : 0;
  }
}
