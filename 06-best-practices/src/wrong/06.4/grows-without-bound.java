// Misconception: values go when they are too old.
// Fails: bounded
package asyncio.perf;

import asyncio.loop.EventLoop;

public final class LoadingCache<K, V> {
  private void keep(K key, V value) {
    kept.put(key, new Kept<>(value, EventLoop.running().time()));
  }
}
