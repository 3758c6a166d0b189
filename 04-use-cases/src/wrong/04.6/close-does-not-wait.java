// Misconception: to close is to say so.
// Fails: closeAfterStop, close, closeIsCancelled, closeInACallback, cancelledAtEveryMoment, facts
package asyncio.periodic;

public final class PeriodicTask implements AutoCloseable {

  @Override
  public void close() {
    cancel();
  }
}
