// Misconception: the call gets what was asked for.
// Fails: oneCall, duplicates, cancelledDoesNotCount
// Replaces: the whole class
package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;

import asyncio.loop.EventLoop;
import asyncio.loop.Handle;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.Settled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.function.Function;

public final class Batcher<K, V> {

  private final Function<? super List<K>, Coroutine<Map<K, Settled<V>>>> loadAll;
  private final BatchSettings settings;
  private Batch open;

  public Batcher(
      Function<? super List<K>, Coroutine<Map<K, Settled<V>>>> loadAll, BatchSettings settings) {
    this.loadAll = loadAll;
    this.settings = settings;
  }

  public Future<V> load(K key) {
    var future = new Future<V>(EventLoop.running());
    if (open == null) {
      open = new Batch(future.loop());
    }
    open.add(key, future);
    return future;
  }

  private final class Batch {

    private final Map<K, List<Future<V>>> futures = new LinkedHashMap<>();
    private final Handle patience;

    Batch(EventLoop loop) {
      patience =
          settings.patience().isZero()
              ? loop.callSoon(this::close)
              : loop.callLater(settings.patience(), this::close);
    }

    void add(K key, Future<V> future) {
      futures.computeIfAbsent(key, _ -> new ArrayList<>()).add(future);
      if (futures.size() >= settings.most()) {
        dropCancelled();
      }
      if (futures.size() >= settings.most()) {
        close();
      }
    }

    private void dropCancelled() {
      futures.values().removeIf(askers -> askers.stream().allMatch(Future::isDone));
    }

    private void close() {
      open = null;
      patience.cancel();
      dropCancelled();
      if (!futures.isEmpty()) {
        createTask(async(this::call)).addDoneCallback(this::tell);
      }
    }

    private Map<K, Settled<V>> call() {
      return await(loadAll.apply(asked()));
    }

    private List<K> asked() {
      var keys = new ArrayList<K>();
      futures.forEach((key, askers) -> askers.forEach(_ -> keys.add(key)));
      return keys;
    }

    private void tell(Future<Map<K, Settled<V>>> call) {
      if (call.isCancelled()) {
        tellEach((_, future) -> future.cancel());
      } else if (call.exception() != null) {
        tellEach((_, future) -> future.setException(call.exception()));
      } else {
        tellEach((key, future) -> settle(future, key, call.result().get(key)));
      }
    }

    private void settle(Future<V> future, K key, Settled<V> outcome) {
      switch (outcome) {
        case Settled.Returned<V>(V value) -> future.setResult(value);
        case Settled.Failed<V>(CancelledError _) -> future.cancel();
        case Settled.Failed<V>(Throwable failure) -> future.setException(failure);
        case null -> future.setException(new NoSuchElementException("no value for " + key));
      }
    }

    private void tellEach(BiConsumer<K, Future<V>> end) {
      futures.forEach(
          (key, askers) ->
              askers.stream()
                  .filter(future -> !future.isDone())
                  .forEach(future -> end.accept(key, future)));
    }
  }
}
