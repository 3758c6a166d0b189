// Misconception: an old value is better than none.
// Fails: joinsTheFailure
package asyncio.perf;

import static asyncio.Asyncio.await;

public final class LoadingCache<K, V> {
  private V valueOf(K key) {
    Kept<V> value = kept.get(key);
    if (value == null) {
      return await(loadOnce(key));
    }
    if (isOlder(value, settings.timeToLive().toNanos())) {
      try {
        return await(loadOnce(key));
      } catch (RuntimeException failed) {
        return value.value();
      }
    }
    if (isOlder(value, settings.refreshAfter().toNanos()) && !loading.containsKey(key)) {
      beginRefresh(key);
    }
    return value.value();
  }
}
