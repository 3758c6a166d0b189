// Misconception: a long is long enough.
// Fails: endOfTime
package asyncio.loops;

public final class ProgramTime {

  private void jump(long by) {
    nanos = nanos + by;
  }
}
