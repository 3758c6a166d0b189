// Misconception: nobody has asked for what was loaded in the background.
// Fails: refreshCounts
package asyncio.perf;

import asyncio.loop.EventLoop;
import java.util.Map;

public final class LoadingCache<K, V> {
  private void keep(K key, V value) {
    var now = new Kept<>(value, EventLoop.running().time());
    for (Map.Entry<K, Kept<V>> entry : kept.entrySet()) {
      if (entry.getKey().equals(key)) {
        entry.setValue(now);
        return;
      }
    }
    kept.put(key, now);
    if (kept.size() > settings.most()) {
      kept.pollFirstEntry();
    }
  }
}
