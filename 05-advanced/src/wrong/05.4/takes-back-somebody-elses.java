// Misconception: what was there before is put back.
// Fails: somebodyElsesStays
package asyncio.signal;

public final class UntilSignalled {
  private static final class Once implements SignalAction {

    synchronized void end() {
      before.forEach(source::exchange);
    }
  }
}
