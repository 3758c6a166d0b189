package asyncio.perf;

import static loopcraft.grader.Todo.todo;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.Settled;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import loopcraft.grader.Exercise;

/**
 * Collects the keys that are asked for within a moment, and loads their values by one call.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise(value = "06.4", part = 2)
public final class Batcher<K, V> {

  /**
   * Makes one.
   *
   * @param loadAll makes a coroutine that loads the values of keys, and says of each how that
   *     ended; it is run in a task of its own, one for each batch
   */
  public Batcher(
      Function<? super List<K>, Coroutine<Map<K, Settled<V>>>> loadAll, BatchSettings settings) {
    throw todo("06.4");
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
    throw todo("06.4");
  }
}
