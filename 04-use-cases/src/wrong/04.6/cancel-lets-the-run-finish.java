// Misconception: to cancel is to begin no other run.
// Fails: stopAfterCancel, cancel, close, closeIsCancelled, closeFromARun, facts
package asyncio.periodic;

public final class PeriodicTask implements AutoCloseable {

  public void cancel() {
    end();
  }
}
