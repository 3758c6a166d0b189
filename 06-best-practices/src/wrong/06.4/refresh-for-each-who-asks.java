// Misconception: who finds a value old begins a refresh.
// Fails: oneRefresh
package asyncio.perf;

import static asyncio.Asyncio.await;

public final class LoadingCache<K, V> {
  private V valueOf(K key) {
    Kept<V> value = kept.get(key);
    if (value == null || isOlder(value, settings.timeToLive().toNanos())) {
      return await(loadOnce(key));
    }
    if (isOlder(value, settings.refreshAfter().toNanos())) {
      beginRefresh(key);
    }
    return value.value();
  }
}
