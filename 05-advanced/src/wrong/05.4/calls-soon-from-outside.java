// Misconception: callSoon is how one has the loop run something.
// Fails: runsOnTheLoop, eachSignalIsOneCall, replaced, goneMeanwhile, caughtAgain, overAndPutBack,
//   closedAndPutBack, failing, context, onItsWayWhenTheLoopCloses
package asyncio.signal;

public final class SignalHandlers {
  private final class Handler implements SignalAction {
    @Override
    public void arrived(Signal signal) {
      loop.callSoon(() -> run(signal));
    }
  }
}
