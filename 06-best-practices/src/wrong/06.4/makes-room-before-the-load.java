// Misconception: who asks for a value will get it.
// Fails: failureNeedsNoRoom
package asyncio.perf;

import static asyncio.Asyncio.await;

public final class LoadingCache<K, V> {
  private V valueOf(K key) {
    Kept<V> value = kept.get(key);
    if (value == null && kept.size() >= settings.most()) {
      kept.pollFirstEntry();
    }
    if (value == null || isOlder(value, settings.timeToLive().toNanos())) {
      return await(loadOnce(key));
    }
    if (isOlder(value, settings.refreshAfter().toNanos()) && !loading.containsKey(key)) {
      beginRefresh(key);
    }
    return value.value();
  }
}
