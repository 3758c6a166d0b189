// Misconception: a value is good until it is not.
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
    return value.value();
  }
}
