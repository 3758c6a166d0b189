// Misconception: to cancel is to begin no other run.
// Fails: cancel, cancelledTwice, closeAfterStop, stopAfterCancel, close, closeIsCancelled,
//   closeInACallback, closeFromARun, facts
package asyncio.periodic;

public final class PeriodicTask implements AutoCloseable {

  public void cancel() {
    end();
  }
}
