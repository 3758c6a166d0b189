// Misconception: runner.interrupt knows what a first and a second one are, so nothing is left to
// do.
// Fails: third, putBackAfterTheRun
package asyncio.signal;

public final class InterruptibleRun {
  private static final class Interrupting implements SignalAction {

    @Override
    public void arrived(Signal signal) {
      runner.interrupt();
    }
  }
}
