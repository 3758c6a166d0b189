// Misconception: a signal is urgent, so its callback runs when and where it arrives.
// Fails: runsOnTheLoop, replaced, goneMeanwhile, failing
package asyncio.signal;

public final class SignalHandlers {
  private final class Handler implements SignalAction {
    @Override
    public void arrived(Signal signal) {
      run(signal);
    }
  }
}
