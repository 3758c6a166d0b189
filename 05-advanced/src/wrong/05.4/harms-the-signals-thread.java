// Misconception: a loop that has caught a signal is there to be told of it.
// Fails: onItsWayWhenTheLoopCloses
package asyncio.signal;

public final class SignalHandlers {
  private void arrived(Signal signal) {
    loop.callSoonThreadsafe(() -> run(signal));
  }
}
