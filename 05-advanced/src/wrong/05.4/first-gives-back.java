// Misconception: each signal is caught once.
// Fails: second, secondEndsWhoGoesOn, third, eachRunCountsAnew
package asyncio.signal;

public final class InterruptibleRun {
  private static final class Interrupting implements SignalAction {
    @Override
    public void arrived(Signal signal) {
      end();
      runner.interrupt();
    }
  }
}
