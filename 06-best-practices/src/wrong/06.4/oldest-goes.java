// Misconception: the value that was loaded first goes first.
// Fails: bounded, refreshCounts
package asyncio.perf;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

public final class LoadingCache<K, V> {
  private final SequencedMap<K, Kept<V>> kept = new LinkedHashMap<>();
}
