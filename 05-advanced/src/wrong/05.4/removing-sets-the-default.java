// Misconception: without a callback of ours, a signal has its default action, as in asyncio.
// Fails: twoLoops, whatWasBeforeIsBack, addedAgain, caughtAgain, closing
package asyncio.signal;

public final class SignalHandlers {
  public boolean remove(Signal signal) {
    Handler removed = handlers.remove(signal);
    if (removed == null) {
      return false;
    }
    source.compareAndSet(signal, removed, SignalAction.DEFAULT);
    return true;
  }
}
