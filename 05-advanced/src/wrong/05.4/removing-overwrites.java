// Misconception: what was there before is put back.
// Fails: anotherActionStays, closing
package asyncio.signal;

public final class SignalHandlers {
  public boolean remove(Signal signal) {
    Handler removed = handlers.remove(signal);
    if (removed == null) {
      return false;
    }
    source.exchange(signal, removed.before);
    return true;
  }
}
