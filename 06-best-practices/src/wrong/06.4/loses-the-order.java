// Misconception: the call knows its keys; their order is nobody's business.
// Fails: oneCall
package asyncio.perf;

import asyncio.task.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public final class Batcher<K, V> {
  private final class Batch {
    private final Map<K, List<Future<V>>> futures = new HashMap<>();
  }
}
