// Misconception: what was taken on the loop is given back on the loop.
// Fails: onlyTheFirstIsCaught, whileItBegins, putBackWhenItIsOver, aRealServerThatIsStuck
package asyncio.signal;

public final class UntilSignalled {
  private static final class Once implements SignalAction {

    @Override
    public void arrived(Signal signal) {
      try {
        loop.callSoonThreadsafe(() -> complete(signal));
      } catch (IllegalStateException closed) {
        // Nobody is left who could be told.
      }
    }
  }
}
