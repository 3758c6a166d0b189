// Misconception: a batch is closed when no key has come for a while.
// Fails: patience
package asyncio.perf;

import asyncio.loop.EventLoop;
import asyncio.loop.Handle;
import asyncio.task.Future;
import java.util.ArrayList;

public final class Batcher<K, V> {
  private final class Batch {
    private Handle patience;

    Batch(EventLoop loop) {
      wait(loop);
    }

    private void wait(EventLoop loop) {
      if (patience != null) {
        patience.cancel();
      }
      patience =
          settings.patience().isZero()
              ? loop.callSoon(this::close)
              : loop.callLater(settings.patience(), this::close);
    }

    void add(K key, Future<V> future) {
      futures.computeIfAbsent(key, _ -> new ArrayList<>()).add(future);
      wait(future.loop());
      if (futures.size() >= settings.most()) {
        dropCancelled();
      }
      if (futures.size() >= settings.most()) {
        close();
      }
    }
  }
}
