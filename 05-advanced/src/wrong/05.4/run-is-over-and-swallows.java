// Misconception: when the run is over, nobody calls its action any more.
// Fails: putBackAfterTheRun
package asyncio.signal;

public final class InterruptibleRun {
  private static final class Interrupting implements SignalAction {

    @Override
    public void arrived(Signal signal) {
      if (over) {
        return;
      }
      if (arrived.incrementAndGet() > 1) {
        end();
      }
      runner.interrupt();
    }
  }
}
