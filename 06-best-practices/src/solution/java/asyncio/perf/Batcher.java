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
import loopcraft.grader.Exercise;

/**
 * Collects the keys that are asked for within a moment, and loads their values by one call.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise(value = "06.4", part = 2)
public final class Batcher<K, V> {

  private final Function<? super List<K>, Coroutine<Map<K, Settled<V>>>> loadAll;
  private final BatchSettings settings;
  private Batch open;

  /**
   * Makes one.
   *
   * @param loadAll makes a coroutine that loads the values of keys, and says of each how that
   *     ended; it is run in a task of its own, one for each batch
   */
  public Batcher(
      Function<? super List<K>, Coroutine<Map<K, Settled<V>>>> loadAll, BatchSettings settings) {
    this.loadAll = loadAll;
    this.settings = settings;
  }

  /**
   * Asks for the value of a key, and returns a future of it at once.
   *
   * <p>The key is put into the open batch; if none is open, one is opened. A batch is closed when
   * its patience is over, counted from its first key, or as soon as it has as many different keys
   * as it may have. It then calls for its values: in the order in which the keys were first asked
   * for, each once, however often it was asked for. Batches do not wait for each other.
   *
   * <p>Each who asks has a future of its own, which may be cancelled. A key whose futures have all
   * been cancelled while the batch was open is not in it: it is not loaded, and does not count. A
   * batch without keys calls nobody. A batch that was closed goes on, whoever is cancelled.
   *
   * <p>A future ends as is said of its key: with the value, which may be null, or by the failure,
   * or cancelled, if that is a {@link CancelledError}. If nothing is said of the key, it fails by a
   * {@link NoSuchElementException}, {@code no value for KEY}. If the call fails, or none comes
   * about because {@code loadAll} throws, that is the failure of all; if its task is cancelled, at
   * whatever moment, all are cancelled.
   *
   * @throws IllegalStateException if no loop is running on this thread
   */
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
      return await(loadAll.apply(List.copyOf(futures.keySet())));
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
