// Misconception: a loop that waits for a signal is there to be told of it.
// Fails: onItsWayWhenTheLoopIsClosed
package asyncio.signal;

public final class UntilSignalled {
  private static final class Once implements SignalAction {

    @Override
    public void arrived(Signal signal) {
      end();
      loop.callSoonThreadsafe(() -> complete(signal));
    }
  }
}
