// Misconception: what is on its way will be new enough.
// Fails: invalidatedRefresh, invalidatedUnderWay
package asyncio.perf;

import static asyncio.Asyncio.await;

public final class LoadingCache<K, V> {
  public void invalidate(K key) {
    kept.remove(key);
    Loading old = loading.get(key);
    if (old != null) {
      old.isInvalid = true;
    }
  }

  private final class Loading {
    private boolean isInvalid;

    private V run(K key) {
      int run = ++runs;
      try {
        V value = await(load.apply(key));
        if (isWanted(key, run) && !isInvalid) {
          keep(key, value);
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
