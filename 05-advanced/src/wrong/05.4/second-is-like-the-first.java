// Misconception: every Ctrl-C is a request to end, and one is enough.
// Fails: second, secondEndsWhoGoesOn, putBackAfterTheRun
package asyncio.signal;

public final class InterruptibleRun {
  private static final class Interrupting implements SignalAction {

    @Override
    public void arrived(Signal signal) {
      if (arrived.incrementAndGet() > 1) {
        end();
        return;
      }
      runner.interrupt();
    }
  }
}
