// Misconception: who cannot do all should do nothing.
// Fails: closeInACallback
package asyncio.periodic;

public final class PeriodicTask implements AutoCloseable {

  @Override
  public void close() {
    if (timekeeper.isDone()) {
      return;
    }
    requireTask();
    cancel();
    if (!isCalledByARun()) {
      awaitEndInAnyCase();
    }
  }
}
