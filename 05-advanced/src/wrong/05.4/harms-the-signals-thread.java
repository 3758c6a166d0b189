// Misconception: a loop that has caught a signal is there to be told of it.
// Fails: closedAndPutBack, onItsWayWhenTheLoopCloses
package asyncio.signal;

public final class SignalHandlers {
  private final class Handler implements SignalAction {
    @Override
    public void arrived(Signal signal) {
      loop.callSoonThreadsafe(() -> run(signal));
    }
  }
}
