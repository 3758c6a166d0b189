// Misconception: get is called when somebody asks.
// Fails: askedWhenItRuns
package asyncio.perf;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;

public final class LoadingCache<K, V> {
  public Coroutine<V> get(K key) {
    Kept<V> now = kept.get(key);
    if (now != null && !isOlder(now, settings.refreshAfter().toNanos())) {
      return async(() -> now.value());
    }
    return async(() -> valueOf(key));
  }
}
