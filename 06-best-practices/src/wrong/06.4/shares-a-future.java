// Misconception: one future for each key is enough.
// Fails: ownFutures
package asyncio.perf;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.util.ArrayList;

public final class Batcher<K, V> {
  public Future<V> load(K key) {
    var future = new Future<V>(EventLoop.running());
    if (open == null) {
      open = new Batch(future.loop());
    }
    return open.add(key, future);
  }

  private final class Batch {
    Future<V> add(K key, Future<V> future) {
      if (futures.containsKey(key)) {
        return futures.get(key).getFirst();
      }
      futures.computeIfAbsent(key, _ -> new ArrayList<>()).add(future);
      if (futures.size() >= settings.most()) {
        dropCancelled();
      }
      if (futures.size() >= settings.most()) {
        close();
      }
      return future;
    }
  }
}
