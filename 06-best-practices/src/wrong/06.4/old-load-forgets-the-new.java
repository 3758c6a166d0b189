// Misconception: a load that ends is no longer under way.
// Fails: invalidatedRefresh, invalidatedUnderWay
package asyncio.perf;

import static asyncio.Asyncio.await;

public final class LoadingCache<K, V> {
  private final class Loading {
    private V run(K key) {
      int run = ++runs;
      try {
        V value = await(load.apply(key));
        if (isWanted(key, run)) {
          keep(key, value);
        }
        return value;
      } finally {
        if (run == runs) {
          loading.remove(key);
        }
      }
    }
  }
}
