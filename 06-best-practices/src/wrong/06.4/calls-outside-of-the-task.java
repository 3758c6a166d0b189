// Misconception: to make a coroutine cannot fail.
// Fails: noCall
// Removes: call
package asyncio.perf;

import static asyncio.Asyncio.createTask;

import java.util.List;

public final class Batcher<K, V> {
  private final class Batch {
    private void close() {
      open = null;
      patience.cancel();
      dropCancelled();
      if (!futures.isEmpty()) {
        createTask(loadAll.apply(List.copyOf(futures.keySet()))).addDoneCallback(this::tell);
      }
    }
  }
}
