// Misconception: a value is there, or it is on its way.
// Fails: invalidatedRefresh
package asyncio.perf;

public final class LoadingCache<K, V> {
  public void invalidate(K key) {
    if (kept.remove(key) == null) {
      loading.remove(key);
    }
  }
}
