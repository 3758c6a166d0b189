// Misconception: nobody waits for a refresh, so its failure is nobody's.
// Fails: refreshFails
package asyncio.perf;

import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import asyncio.task.Failures;

public final class LoadingCache<K, V> {
  private void refresh(K key, Coroutine<V> refreshed) {
    try {
      await(refreshed);
    } catch (Throwable failure) {
      if (!Failures.isFailure(failure)) {
        throw failure;
      }
    }
  }
}
