// Alternative: the requests are kept as they come, and sorted when the batch is closed.
// Removes: dropCancelled
package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.createTask;

import asyncio.task.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

public final class Batcher<K, V> {
  private record Request<K, V>(K key, Future<V> future) {}

  private final class Batch {
    private final List<Request<K, V>> requests = new ArrayList<>();
    private Map<K, List<Future<V>>> futures = new LinkedHashMap<>();

    void add(K key, Future<V> future) {
      requests.add(new Request<>(key, future));
      sort();
      if (futures.size() >= settings.most()) {
        close();
      }
    }

    private void sort() {
      futures = new LinkedHashMap<>();
      for (Request<K, V> request : requests) {
        if (!request.future().isDone()) {
          futures.computeIfAbsent(request.key(), _ -> new ArrayList<>()).add(request.future());
        }
      }
    }

    private void close() {
      open = null;
      patience.cancel();
      sort();
      if (!futures.isEmpty()) {
        createTask(async(this::call)).addDoneCallback(this::tell);
      }
    }
  }
}
