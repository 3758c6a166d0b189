// Misconception: a task that fails is reported by the loop.
// Fails: callFails, noCall
package asyncio.perf;

import asyncio.task.Future;
import asyncio.task.Settled;
import java.util.Map;

public final class Batcher<K, V> {
  private final class Batch {
    private void tell(Future<Map<K, Settled<V>>> call) {
      if (call.isCancelled()) {
        tellEach((_, future) -> future.cancel());
      } else if (call.exception() != null) {
        return;
      } else {
        tellEach((key, future) -> settle(future, key, call.result().get(key)));
      }
    }
  }
}
