// Misconception: who is cancelled just ends.
// Fails: cancelledBeforeItBegins, callIsCancelled
package asyncio.perf;

import asyncio.task.Future;
import asyncio.task.Settled;
import java.util.Map;

public final class Batcher<K, V> {
  private final class Batch {
    private void tell(Future<Map<K, Settled<V>>> call) {
      if (call.isCancelled()) {
        return;
      } else if (call.exception() != null) {
        tellEach((_, future) -> future.setException(call.exception()));
      } else {
        tellEach((key, future) -> settle(future, key, call.result().get(key)));
      }
    }
  }
}
