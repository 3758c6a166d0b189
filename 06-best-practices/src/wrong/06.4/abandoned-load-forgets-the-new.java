// Misconception: an entry of the map has one load.
// Fails: abandoned
package asyncio.perf;

public final class LoadingCache<K, V> {
  private final class Loading {
    private boolean isWanted(K key, int run) {
      return loading.get(key) == this;
    }
  }
}
