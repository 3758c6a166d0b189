// Misconception: what is null is not there.
// Fails: nullIsAValue
package asyncio.perf;

import asyncio.task.CancelledError;
import asyncio.task.Future;
import asyncio.task.Settled;
import java.util.NoSuchElementException;

public final class Batcher<K, V> {
  private final class Batch {
    private void settle(Future<V> future, K key, Settled<V> outcome) {
      switch (outcome) {
        case Settled.Returned<V>(V value) when value != null -> future.setResult(value);
        case Settled.Failed<V>(CancelledError _) -> future.cancel();
        case Settled.Failed<V>(Throwable failure) -> future.setException(failure);
        case Settled.Returned<V> _ ->
            future.setException(new NoSuchElementException("no value for " + key));
        case null -> future.setException(new NoSuchElementException("no value for " + key));
      }
    }
  }
}
