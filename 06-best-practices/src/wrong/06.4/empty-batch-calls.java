// Misconception: a batch that is closed makes a call.
// Fails: emptyBatch
package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.createTask;

public final class Batcher<K, V> {
  private final class Batch {
    private void close() {
      open = null;
      patience.cancel();
      dropCancelled();
      createTask(async(this::call)).addDoneCallback(this::tell);
    }
  }
}
