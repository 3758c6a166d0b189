// Misconception: every call throws the divergence.
// Fails: sameAgain, changed
package asyncio.loops;

public final class Replayer {

  @Override
  public void close() {
    held.clear();
    poller.close();
    require(new LoopEvent.Closed());
  }
}
