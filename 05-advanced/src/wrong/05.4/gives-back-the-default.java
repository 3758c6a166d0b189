// Misconception: a signal that nobody catches has its default action.
// Fails: whatWasBefore, oneCannotBeCaught, twoFutures, theLoopIsClosed
package asyncio.signal;

public final class UntilSignalled {
  private static final class Once implements SignalAction {

    synchronized void end() {
      before.forEach((signal, _) -> source.compareAndSet(signal, this, SignalAction.DEFAULT));
    }
  }
}
