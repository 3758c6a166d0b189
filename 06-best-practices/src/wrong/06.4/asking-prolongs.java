// Misconception: a value that is wanted is kept.
// Fails: timeToLive, askingDoesNotProlong, refreshed, refreshFails, joinsTheRefresh,
//   joinsTheFailure, refreshIsCancelledBeforeItBegins
package asyncio.perf;

import static asyncio.Asyncio.await;

import asyncio.loop.EventLoop;

public final class LoadingCache<K, V> {
  private V valueOf(K key) {
    Kept<V> value = kept.get(key);
    if (value == null || isOlder(value, settings.timeToLive().toNanos())) {
      return await(loadOnce(key));
    }
    if (isOlder(value, settings.refreshAfter().toNanos()) && !loading.containsKey(key)) {
      beginRefresh(key);
    }
    kept.put(key, new Kept<>(value.value(), EventLoop.running().time()));
    return value.value();
  }
}
