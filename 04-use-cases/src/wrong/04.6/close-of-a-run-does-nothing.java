// Misconception: a run cannot close what it is part of.
// Fails: closeFromARun
package asyncio.periodic;

public final class PeriodicTask implements AutoCloseable {

  @Override
  public void close() {
    if (timekeeper.isDone() || isCalledByARun()) {
      return;
    }
    cancel();
    requireTask();
    awaitEndInAnyCase();
  }
}
