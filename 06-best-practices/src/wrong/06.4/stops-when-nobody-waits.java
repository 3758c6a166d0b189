// Misconception: what nobody waits for need not go on.
// Fails: nobodyWaits
package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.createTask;

import asyncio.task.Settled;
import asyncio.task.Task;
import java.util.Map;

public final class Batcher<K, V> {
  private final class Batch {
    private void close() {
      open = null;
      patience.cancel();
      dropCancelled();
      if (!futures.isEmpty()) {
        Task<Map<K, Settled<V>>> task = createTask(async(this::call));
        task.addDoneCallback(this::tell);
        tellEach(
            (_, future) ->
                future.addDoneCallback(
                    _ -> {
                      dropCancelled();
                      if (futures.isEmpty()) {
                        task.cancel();
                      }
                    }));
      }
    }
  }
}
