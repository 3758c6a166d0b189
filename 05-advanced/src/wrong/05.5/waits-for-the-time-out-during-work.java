// Misconception: during work outside, time is real.
// Fails: outsideWork
package asyncio.loops;

public final class ProgramTime {

  private long realTimeout(long timeoutNanos, boolean waitsForOutside) {
    if (timeoutNanos == 0) {
      return 0;
    }
    return waitsForOutside ? timeoutNanos : graceNanos;
  }
}
