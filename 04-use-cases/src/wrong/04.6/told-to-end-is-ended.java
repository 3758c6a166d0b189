// Misconception: who was told before need not be waited for.
// Fails: severalStops, closeAfterStop
package asyncio.periodic;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;

public final class PeriodicTask implements AutoCloseable {

  public Coroutine<Void> stop() {
    return async(
        () -> {
          if (ending) {
            return;
          }
          end();
          if (!isCalledByARun()) {
            awaitEnd();
          }
        });
  }

  @Override
  public void close() {
    if (ending) {
      timekeeper.cancel();
      return;
    }
    cancel();
    if (!isCalledByARun()) {
      awaitEndInAnyCase();
    }
  }
}
