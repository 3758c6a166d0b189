// Misconception: the call says something of every key.
// Fails: missing
package asyncio.perf;

import asyncio.task.CancelledError;
import asyncio.task.Future;
import asyncio.task.Settled;

public final class Batcher<K, V> {
  private final class Batch {
    private void settle(Future<V> future, K key, Settled<V> outcome) {
      switch (outcome) {
        case Settled.Returned<V>(V value) -> future.setResult(value);
        case Settled.Failed<V>(CancelledError _) -> future.cancel();
        case Settled.Failed<V>(Throwable failure) -> future.setException(failure);
        case null -> {}
      }
    }
  }
}
