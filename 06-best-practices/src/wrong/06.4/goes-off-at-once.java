// Misconception: zero patience means now.
// Fails: oneCall, sameIteration, duplicates, callFails
package asyncio.perf;

import asyncio.loop.EventLoop;
import asyncio.task.Future;

public final class Batcher<K, V> {
  public Future<V> load(K key) {
    var future = new Future<V>(EventLoop.running());
    if (open != null && settings.patience().isZero()) {
      open.close();
    }
    if (open == null) {
      open = new Batch(future.loop());
    }
    open.add(key, future);
    return future;
  }
}
