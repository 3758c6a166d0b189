// Misconception: a value is as old as its load.
// Fails: ageFromTheEnd
// Removes: keep
package asyncio.perf;

import static asyncio.Asyncio.await;

import asyncio.loop.EventLoop;

public final class LoadingCache<K, V> {
  private void keep(K key, V value, long began) {
    kept.put(key, new Kept<>(value, began));
    if (kept.size() > settings.most()) {
      kept.pollFirstEntry();
    }
  }

  private final class Loading {
    private V run(K key) {
      long began = EventLoop.running().time();
      int run = ++runs;
      try {
        V value = await(load.apply(key));
        if (isWanted(key, run)) {
          keep(key, value, began);
        }
        return value;
      } finally {
        if (isWanted(key, run)) {
          loading.remove(key);
        }
      }
    }
  }
}
