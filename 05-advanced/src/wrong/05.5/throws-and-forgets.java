// Misconception: what was thrown is known.
// Fails: endsEarly
package asyncio.loops;

public final class Replayer {

  @Override
  public void close() {
    held.clear();
    poller.close();
    if (divergence == null) {
      LoopEvent seen = new LoopEvent.Closed();
      if (!seen.equals(inTheRecord())) {
        throw new Divergence(next + 1, inTheRecord(), seen);
      }
    }
  }
}
