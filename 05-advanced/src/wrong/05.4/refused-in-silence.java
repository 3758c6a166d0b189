// Misconception: whatever the loop answers, the thread of the signal takes no harm.
// Fails: runsOnTheLoop, eachSignalIsOneCall, replaced, goneMeanwhile, caughtAgain, failing, context
package asyncio.signal;

public final class SignalHandlers {
  private final class Handler implements SignalAction {
    @Override
    public void arrived(Signal signal) {
      try {
        loop.callSoon(() -> run(signal));
      } catch (IllegalStateException closed) {
        giveWay(signal);
      }
    }
  }
}
