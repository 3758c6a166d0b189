// Misconception: there is only one first signal.
// Fails: twoAtTheSameTime, afterTheCancellation, putBackWhenItIsOver
package asyncio.signal;

public final class UntilSignalled {
  private static final class Once implements SignalAction {

    private void complete(Signal signal) {
      future.setResult(signal);
    }
  }
}
