// Misconception: Ctrl-C ends a program.
// Fails: swallowed, second, third, eachRunCountsAnew
package asyncio.signal;

public final class InterruptibleRun {
  private static final class Interrupting implements SignalAction {

    @Override
    public void arrived(Signal signal) {
      runner.interrupt();
      end();
      runner.interrupt();
    }
  }
}
