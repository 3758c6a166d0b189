// Misconception: what a task does in the end, it also does if it is cancelled before its first step.
// Fails: refreshIsCancelledBeforeItBegins
package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.createTask;

public final class LoadingCache<K, V> {

  private void beginRefresh(K key) {
    var begun = new Loading();
    loading.put(key, begun);
    createTask(async(() -> refresh(key, begun.once.apply(key))));
  }
}
