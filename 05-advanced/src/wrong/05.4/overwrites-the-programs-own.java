// Misconception: when the run is over, the default is set.
// Fails: ownActionDuringTheRun
package asyncio.signal;

public final class InterruptibleRun {
  private static final class Interrupting implements SignalAction {

    void end() {
      over = true;
      source.exchange(Signal.SIGINT, SignalAction.DEFAULT);
    }
  }
}
