// Misconception: whoever keeps the time will see to it.
// Fails: factsAfterCancel
package asyncio.periodic;

public final class PeriodicTask implements AutoCloseable {

  public void cancel() {
    timekeeper.cancel();
  }
}
