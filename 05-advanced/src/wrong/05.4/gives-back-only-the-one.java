// Misconception: each signal is caught once.
// Fails: onlyTheFirstIsCaught, whileItBegins
package asyncio.signal;

public final class UntilSignalled {
  private static final class Once implements SignalAction {

    @Override
    public void arrived(Signal signal) {
      source.compareAndSet(signal, this, before.get(signal));
      try {
        loop.callSoonThreadsafe(() -> complete(signal));
      } catch (IllegalStateException closed) {
        // Nobody is left who could be told.
      }
    }
  }
}
