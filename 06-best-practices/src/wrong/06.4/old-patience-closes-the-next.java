// Misconception: a timer closes whatever is open.
// Fails: patienceOfTheNext
package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.createTask;

import asyncio.loop.EventLoop;

public final class Batcher<K, V> {
  private void closeOpen() {
    if (open != null) {
      open.close();
    }
  }

  private final class Batch {
    Batch(EventLoop loop) {
      patience =
          settings.patience().isZero()
              ? loop.callSoon(Batcher.this::closeOpen)
              : loop.callLater(settings.patience(), Batcher.this::closeOpen);
    }

    private void close() {
      open = null;
      dropCancelled();
      if (!futures.isEmpty()) {
        createTask(async(this::call)).addDoneCallback(this::tell);
      }
    }
  }
}
