// Misconception: what was asked for is loaded.
// Fails: cancelledKey, emptyBatch
package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.createTask;

public final class Batcher<K, V> {
  private final class Batch {
    private void close() {
      open = null;
      patience.cancel();
      if (!futures.isEmpty()) {
        createTask(async(this::call)).addDoneCallback(this::tell);
      }
    }
  }
}
