// Misconception: who cannot wait goes on.
// Fails: closeInACallback
package asyncio.periodic;

import static asyncio.Asyncio.currentTask;

public final class PeriodicTask implements AutoCloseable {

  @Override
  public void close() {
    if (timekeeper.isDone()) {
      return;
    }
    cancel();
    if (currentTask() != null && !isCalledByARun()) {
      awaitEndInAnyCase();
    }
  }
}
