// Misconception: who is cancelled ends at once.
// Fails: closeIsCancelled, cancelledAtEveryMoment
package asyncio.periodic;

public final class PeriodicTask implements AutoCloseable {

  @Override
  public void close() {
    if (timekeeper.isDone()) {
      return;
    }
    cancel();
    if (!isCalledByARun()) {
      awaitEnd();
    }
  }
}
