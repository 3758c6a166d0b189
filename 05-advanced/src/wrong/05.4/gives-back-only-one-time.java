// Misconception: what was given back once need not be given back again.
// Fails: putBackWhenItIsOver
package asyncio.signal;

public final class UntilSignalled {
  private static final class Once implements SignalAction {

    synchronized void end() {
      before.forEach((signal, action) -> source.compareAndSet(signal, this, action));
      before.clear();
    }
  }
}
