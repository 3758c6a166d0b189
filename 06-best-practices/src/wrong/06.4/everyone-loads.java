// Misconception: a cache is a map of values.
// Fails: shared, joinsTheRefresh, joinsTheFailure, invalidatedUnderWay, abandoned
package asyncio.perf;

import asyncio.task.Coroutine;

public final class LoadingCache<K, V> {
  private Coroutine<V> loadOnce(K key) {
    Loading mine = new Loading();
    loading.put(key, mine);
    return mine.once.apply(key);
  }
}
