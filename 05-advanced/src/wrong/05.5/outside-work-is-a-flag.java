// Misconception: there is work outside, or there is none.
// Fails: outsideWork
package asyncio.loops;

public final class ProgramTime {

  @Override
  public void outsideWorkBegan() {
    outsideWork = 1;
    poller.outsideWorkBegan();
  }

  @Override
  public void outsideWorkEnded() {
    outsideWork = 0;
    poller.outsideWorkEnded();
  }
}
