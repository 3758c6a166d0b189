// Misconception: the call gets what was asked for.
// Fails: oneCall, duplicates, cancelledDoesNotCount
package asyncio.perf;

import static asyncio.Asyncio.await;

import asyncio.task.Settled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public final class Batcher<K, V> {
  private final class Batch {
    private Map<K, Settled<V>> call() {
      return await(loadAll.apply(asked()));
    }

    private List<K> asked() {
      var keys = new ArrayList<K>();
      futures.forEach((key, askers) -> askers.forEach(_ -> keys.add(key)));
      return keys;
    }
  }
}
