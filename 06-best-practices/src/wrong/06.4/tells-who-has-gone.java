// Misconception: a future that was made is told its value.
// Fails: ownFutures, cancelledUnderWay
package asyncio.perf;

import asyncio.task.Future;
import java.util.function.BiConsumer;

public final class Batcher<K, V> {
  private final class Batch {
    private void tellEach(BiConsumer<K, Future<V>> end) {
      futures.forEach((key, askers) -> askers.stream().forEach(future -> end.accept(key, future)));
    }
  }
}
