// Misconception: without a callback of ours, a signal has its default action, as in asyncio.
// Fails: whatWasBeforeIsBack, closing
package asyncio.signal;

public final class SignalHandlers {
  public boolean remove(Signal signal) {
    Handler removed = handlers.remove(signal);
    if (removed == null) {
      return false;
    }
    source.compareAndSet(signal, action, SignalAction.DEFAULT);
    return true;
  }
}
