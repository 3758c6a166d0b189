// Misconception: who asks first makes the refresh.
// Fails: refreshed, oneRefresh, refreshFails, joinsTheRefresh, joinsTheFailure,
//   refreshIsCancelledBeforeItBegins
package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;

import asyncio.task.Coroutine;

public final class LoadingCache<K, V> {
  private V valueOf(K key) {
    Kept<V> value = kept.get(key);
    if (value == null || isOlder(value, settings.timeToLive().toNanos())) {
      return await(loadOnce(key));
    }
    if (isOlder(value, settings.refreshAfter().toNanos()) && !loading.containsKey(key)) {
      Coroutine<V> refreshed = loadOnce(key);
      var mine = createTask(async(() -> refresh(key, refreshed)));
      asyncio.Asyncio.currentTask().addDoneCallback(_ -> mine.cancel());
    }
    return value.value();
  }
}
