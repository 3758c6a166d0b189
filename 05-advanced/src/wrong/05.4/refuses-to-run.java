// Misconception: who asks for Ctrl-C and cannot have it should hear of it.
// Fails: runsWithoutCtrlC
package asyncio.signal;

public final class InterruptibleRun {
  private static final class Interrupting implements SignalAction {

    boolean begin() {
      return source.compareAndSet(Signal.SIGINT, SignalAction.DEFAULT, this);
    }
  }
}
