// Misconception: a clock that jumps needs a sleep all the same.
// Fails: jumps, grace, wokenInTheGrace, waitsForAPeer, refusedWatch, stuck, interrupted,
//   wholeProgram, virtualHourTwin, graceOfVirtualTime, onVirtualTime
package asyncio.loops;

public final class ProgramTime {

  private long realTimeout(long timeoutNanos, boolean waitsForOutside) {
    if (timeoutNanos == 0) {
      return 0;
    }
    return waitsForOutside ? FOREVER : timeoutNanos;
  }
}
