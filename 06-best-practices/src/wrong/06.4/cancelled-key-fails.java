// Misconception: a failure of a key is a failure, whichever it is.
// Fails: keyIsCancelled
package asyncio.perf;

import asyncio.task.Future;
import asyncio.task.Settled;
import java.util.NoSuchElementException;

public final class Batcher<K, V> {
  private final class Batch {
    private void settle(Future<V> future, K key, Settled<V> outcome) {
      switch (outcome) {
        case Settled.Returned<V>(V value) -> future.setResult(value);
        case Settled.Failed<V>(Throwable failure) -> future.setException(failure);
        case null -> future.setException(new NoSuchElementException("no value for " + key));
      }
    }
  }
}
