// Alternative: a new object for each run of a load.
// Removes: isWanted, runs
package asyncio.perf;

import static asyncio.Asyncio.await;

public final class LoadingCache<K, V> {
  private final class Loading {
    private Object newest;

    private V run(K key) {
      Object run = new Object();
      newest = run;
      try {
        V value = await(load.apply(key));
        if (isWanted(key, run)) {
          keep(key, value);
        }
        return value;
      } finally {
        if (isWanted(key, run)) {
          loading.remove(key);
        }
      }
    }

    private void forgetIfNeverRun(K key) {
      if (newest == null) {
        loading.remove(key, this);
      }
    }

    private boolean isWanted(K key, Object run) {
      return loading.get(key) == this && run == newest;
    }
  }
}
