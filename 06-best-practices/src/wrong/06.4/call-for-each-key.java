// Misconception: a batch is made of one key.
// Fails: oneCall, sameIteration, duplicates, cancelledKey, patience, full, patienceOfTheNext,
//   cancelledDoesNotCount, callFails
package asyncio.perf;

import asyncio.loop.EventLoop;
import asyncio.task.Future;

public final class Batcher<K, V> {
  public Future<V> load(K key) {
    var future = new Future<V>(EventLoop.running());
    if (open != null) {
      open.close();
    }
    if (open == null) {
      open = new Batch(future.loop());
    }
    open.add(key, future);
    return future;
  }
}
