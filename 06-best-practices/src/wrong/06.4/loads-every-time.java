// Misconception: who asks has the value loaded.
// Fails: kept, timeToLive, ageFromTheEnd, askingDoesNotProlong, bounded, refreshed, oneRefresh,
//   refreshFails, joinsTheRefresh, joinsTheFailure, refreshIsCancelled,
//   refreshIsCancelledBeforeItBegins, refreshCounts, failureNeedsNoRoom, nullIsKept,
//   invalidatedRefresh, invalidatedUnderWay
package asyncio.perf;

import static asyncio.Asyncio.await;

public final class LoadingCache<K, V> {
  private V valueOf(K key) {
    Kept<V> value = kept.get(key);
    if (value == null || value != null) {
      return await(loadOnce(key));
    }
    if (isOlder(value, settings.refreshAfter().toNanos()) && !loading.containsKey(key)) {
      beginRefresh(key);
    }
    return value.value();
  }
}
