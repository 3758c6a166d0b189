// Misconception: how often somebody has pressed Ctrl-C is a fact about the process.
// Fails: second, secondEndsWhoGoesOn, third, eachRunCountsAnew
package asyncio.signal;

import java.util.concurrent.atomic.AtomicInteger;

public final class InterruptibleRun {
  private static final class Interrupting implements SignalAction {

    private static final AtomicInteger SO_FAR = new AtomicInteger();

    @Override
    public void arrived(Signal signal) {
      if (SO_FAR.incrementAndGet() > 1) {
        end();
      }
      runner.interrupt();
    }
  }
}
