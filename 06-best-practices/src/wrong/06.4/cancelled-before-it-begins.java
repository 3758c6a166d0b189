// Misconception: a body that catches everything hears of everything.
// Fails: cancelledBeforeItBegins
// Removes: tell, tellEach
package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;

import asyncio.task.CancelledError;
import asyncio.task.Failures;
import asyncio.task.Future;
import asyncio.task.Settled;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

public final class Batcher<K, V> {
  private final class Batch {
    private void close() {
      open = null;
      patience.cancel();
      dropCancelled();
      if (!futures.isEmpty()) {
        createTask(async(this::call));
      }
    }

    private void call() {
      Map<K, Settled<V>> outcomes;
      try {
        outcomes = await(loadAll.apply(List.copyOf(futures.keySet())));
      } catch (CancelledError cancelled) {
        futures.keySet().forEach(key -> tell(key, Future::cancel));
        throw cancelled;
      } catch (Throwable failure) {
        if (!Failures.isFailure(failure)) {
          throw failure;
        }
        futures.keySet().forEach(key -> tell(key, future -> future.setException(failure)));
        return;
      }
      futures.keySet().forEach(key -> tell(key, future -> settle(future, key, outcomes.get(key))));
    }

    private void tell(K key, Consumer<Future<V>> end) {
      futures.get(key).stream().filter(future -> !future.isDone()).forEach(end);
    }
  }
}
