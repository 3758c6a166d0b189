// Misconception: the first failure is the failure of the batch.
// Fails: oneFails, keyIsCancelled
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
        tellEach((_, future) -> future.setException(call.exception()));
      } else {
        for (Settled<V> outcome : call.result().values()) {
          if (outcome instanceof Settled.Failed<V>(Throwable failure)) {
            tellEach((_, future) -> future.setException(failure));
            return;
          }
        }
        tellEach((key, future) -> settle(future, key, call.result().get(key)));
      }
    }
  }
}
