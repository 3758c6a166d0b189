// Misconception: everything that a signal does is handed to the loop.
// Fails: atTheEnd
package asyncio.signal;

public final class InterruptibleRun {
  private static final class Interrupting implements SignalAction {
    @Override
    public void arrived(Signal signal) {
      if (over || arrived.incrementAndGet() > 1) {
        end();
      }
      try {
        runner.loop().callSoonThreadsafe(runner::interrupt);
      } catch (IllegalStateException closed) {
        // Nobody is left who could be interrupted.
      }
    }
  }
}
