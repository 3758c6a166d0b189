// Misconception: remove says whether it has changed anything.
// Fails: anotherActionStays
package asyncio.signal;

public final class SignalHandlers {

  public boolean remove(Signal signal) {
    Handler removed = handlers.remove(signal);
    return removed != null && removed.givesWay(signal);
  }

  private final class Handler implements SignalAction {
    boolean givesWay(Signal signal) {
      return source.compareAndSet(signal, this, before);
    }
  }
}
