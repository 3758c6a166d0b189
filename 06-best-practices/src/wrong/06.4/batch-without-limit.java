// Misconception: time alone closes a batch.
// Fails: full, patienceOfTheNext, cancelledDoesNotCount
package asyncio.perf;

import asyncio.task.Future;
import java.util.ArrayList;

public final class Batcher<K, V> {
  private final class Batch {
    void add(K key, Future<V> future) {
      futures.computeIfAbsent(key, _ -> new ArrayList<>()).add(future);
    }
  }
}
