// Misconception: a load that has ended is kept.
// Fails: invalidatedUnderWay, invalidatedIsNotKept
package asyncio.perf;

import static asyncio.Asyncio.await;

public final class LoadingCache<K, V> {
  private final class Loading {
    private V run(K key) {
      int run = ++runs;
      try {
        V value = await(load.apply(key));
        if (run == runs) {
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
