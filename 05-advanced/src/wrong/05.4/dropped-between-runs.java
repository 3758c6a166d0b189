// Misconception: a loop that does not run can do nothing about a signal.
// Fails: whileTheLoopDoesNotRun, twoLoops
package asyncio.signal;

public final class SignalHandlers {
  private final class Handler implements SignalAction {
    @Override
    public void arrived(Signal signal) {
      if (loop.isRunning()) {
        loop.callSoonThreadsafe(() -> run(signal));
      } else if (loop.isClosed()) {
        giveWay(signal);
      }
    }
  }
}
