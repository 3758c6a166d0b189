// Misconception: one call at a time spares the service.
// Fails: sideBySide
package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;

import asyncio.task.Future;
import asyncio.task.Settled;
import asyncio.task.Task;
import java.util.Map;

public final class Batcher<K, V> {
  private Future<?> last;

  private final class Batch {
    private void close() {
      open = null;
      patience.cancel();
      dropCancelled();
      if (!futures.isEmpty()) {
        Future<?> before = last;
        Task<Map<K, Settled<V>>> task =
            createTask(
                async(
                    () -> {
                      if (before != null) {
                        await(before);
                      }
                      return call();
                    }));
        task.addDoneCallback(this::tell);
        last = task;
      }
    }
  }
}
