// Misconception: who finds a value old waits for a new one.
// Fails: refreshed, oneRefresh, refreshFails, joinsTheRefresh, joinsTheFailure, refreshIsCancelled,
//   refreshIsCancelledBeforeItBegins, refreshCounts, invalidatedRefresh
package asyncio.perf;

import static asyncio.Asyncio.await;

public final class LoadingCache<K, V> {
  private V valueOf(K key) {
    Kept<V> value = kept.get(key);
    if (value == null || isOlder(value, settings.timeToLive().toNanos())) {
      return await(loadOnce(key));
    }
    if (isOlder(value, settings.refreshAfter().toNanos()) && !loading.containsKey(key)) {
      return await(loadOnce(key));
    }
    return value.value();
  }
}
