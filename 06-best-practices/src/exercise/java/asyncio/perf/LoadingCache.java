package asyncio.perf;

import static loopcraft.grader.Todo.todo;

import asyncio.scrape.Loads;
import asyncio.task.Coroutine;
import java.util.function.Function;
import loopcraft.grader.Exercise;

/**
 * Loads values when they are asked for, once for all who ask meanwhile, and keeps so many of them
 * for so long. Its time is that of the loop's clock.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise(value = "06.4", part = 3)
public final class LoadingCache<K, V> {

  /**
   * Makes one that keeps nothing yet.
   *
   * @param load makes a coroutine that loads the value of a key; it is run in a task of its own
   */
  public LoadingCache(Function<? super K, Coroutine<V>> load, CacheSettings settings) {
    throw todo("06.4");
  }

  /**
   * A coroutine that ends with the value of a key. Whoever runs it asks; to make it decides
   * nothing.
   *
   * <p>A value that is kept, null included, and younger than its time to live, is returned without
   * a suspension. Its age counts from when its load ended. If it is old enough to be refreshed, and
   * is not being loaded already, a load of it begins in the background, which takes the old value's
   * place when it ends. If that load fails, the old value stays, the loop's exception handler is
   * told ({@code refresh failed}, with the failure, and the key as its source), and the next one
   * who asks begins another. If it is cancelled, as all tasks are in the end, nobody is told, and
   * the next one who asks begins another as well.
   *
   * <p>Otherwise the value is loaded, once for all who ask meanwhile, as by {@link Loads#once}, and
   * then kept. What a load throws, all who wait for it get; it is not kept. Whoever asks while a
   * refresh is under way, and the old value is too old by then, waits for the refresh, and gets its
   * failure.
   *
   * <p>If there is no room for a value once it has been loaded, the one goes that has not been
   * asked for longest; to be loaded counts as to be asked for.
   */
  public Coroutine<V> get(K key) {
    throw todo("06.4");
  }

  /**
   * Forgets the value of a key, also one that is on its way: those who wait for it get it, but it
   * is not kept, and who asks from now on has the value loaded anew.
   */
  public void invalidate(K key) {
    throw todo("06.4");
  }

  /** How many values are kept, those included that are too old. */
  public int size() {
    throw todo("06.4");
  }
}
