// Misconception: a load is kept, however it ended.
// Fails: failureIsNotKept
package asyncio.perf;

import static asyncio.Asyncio.await;

import java.util.HashMap;
import java.util.Map;

public final class LoadingCache<K, V> {
  private final Map<K, IllegalStateException> failed = new HashMap<>();

  private V valueOf(K key) {
    if (failed.containsKey(key) && !kept.containsKey(key)) {
      throw failed.get(key);
    }
    Kept<V> value = kept.get(key);
    if (value == null || isOlder(value, settings.timeToLive().toNanos())) {
      return await(loadOnce(key));
    }
    if (isOlder(value, settings.refreshAfter().toNanos()) && !loading.containsKey(key)) {
      beginRefresh(key);
    }
    return value.value();
  }

  private final class Loading {
    private V run(K key) {
      int run = ++runs;
      try {
        V value = await(load.apply(key));
        if (isWanted(key, run)) {
          keep(key, value);
        }
        return value;
      } catch (IllegalStateException failure) {
        failed.put(key, failure);
        throw failure;
      } finally {
        if (isWanted(key, run)) {
          loading.remove(key);
        }
      }
    }
  }
}
