// Misconception: when the run is over, the default is set.
// Fails: ownActionDuringTheRun, ownActionWhileTwoAreOnTheirWay
package asyncio.signal;

public final class InterruptibleRun {
  private static final class Interrupting implements SignalAction {

    void end() {
      over = true;
      source.exchange(Signal.SIGINT, SignalAction.DEFAULT);
    }
  }
}
