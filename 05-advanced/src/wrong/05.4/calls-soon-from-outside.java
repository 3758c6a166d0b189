// Misconception: callSoon is how one has the loop run something.
// Fails: runsOnTheLoop, eachSignalIsOneCall, replaced, goneMeanwhile, failing, context,
//   onItsWayWhenTheLoopCloses
package asyncio.signal;

public final class SignalHandlers {
  private void arrived(Signal signal) {
    loop.callSoon(() -> run(signal));
  }
}
