package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.scrape.Loads;
import asyncio.task.Coroutine;
import asyncio.task.Failures;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
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

  private final Function<? super K, Coroutine<V>> load;
  private final CacheSettings settings;

  /** The one that was not asked for longest comes first. */
  private final SequencedMap<K, Kept<V>> kept = new LinkedHashMap<>(16, 0.75f, true);

  private final Map<K, Loading> loading = new HashMap<>();

  /**
   * Makes one that keeps nothing yet.
   *
   * @param load makes a coroutine that loads the value of a key; it is run in a task of its own
   */
  public LoadingCache(Function<? super K, Coroutine<V>> load, CacheSettings settings) {
    this.load = load;
    this.settings = settings;
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
    return async(() -> valueOf(key));
  }

  private V valueOf(K key) {
    Kept<V> value = kept.get(key);
    if (value == null || isOlder(value, settings.timeToLive().toNanos())) {
      return await(loadOnce(key));
    }
    if (isOlder(value, settings.refreshAfter().toNanos()) && !loading.containsKey(key)) {
      beginRefresh(key);
    }
    return value.value();
  }

  private static boolean isOlder(Kept<?> value, long nanos) {
    return EventLoop.running().time() - value.since() >= nanos;
  }

  private Coroutine<V> loadOnce(K key) {
    return loading.computeIfAbsent(key, _ -> new Loading()).once.apply(key);
  }

  private void beginRefresh(K key) {
    var begun = new Loading();
    loading.put(key, begun);
    createTask(async(() -> refresh(key, begun.once.apply(key))))
        .addDoneCallback(_ -> begun.forgetIfNeverRun(key));
  }

  private void refresh(K key, Coroutine<V> refreshed) {
    try {
      await(refreshed);
    } catch (Throwable failure) {
      if (!Failures.isFailure(failure)) {
        throw failure;
      }
      EventLoop.running()
          .callExceptionHandler(new ExceptionContext("refresh failed", failure, key));
    }
  }

  /**
   * Forgets the value of a key, also one that is on its way: those who wait for it get it, but it
   * is not kept, and who asks from now on has the value loaded anew.
   */
  public void invalidate(K key) {
    kept.remove(key);
    loading.remove(key);
  }

  /** How many values are kept, those included that are too old. */
  public int size() {
    return kept.size();
  }

  private void keep(K key, V value) {
    kept.put(key, new Kept<>(value, EventLoop.running().time()));
    if (kept.size() > settings.most()) {
      kept.pollFirstEntry();
    }
  }

  private record Kept<V>(V value, long since) {}

  /** The load of one value; a new one if all who waited for it have given it up. */
  private final class Loading {

    private final Function<K, Coroutine<V>> once = Loads.once(key -> async(() -> run(key)));
    private int runs;

    private V run(K key) {
      int run = ++runs;
      try {
        V value = await(load.apply(key));
        if (isWanted(key, run)) {
          keep(key, value);
        }
        return value;
      } finally {
        if (isWanted(key, run)) {
          loading.remove(key);
        }
      }
    }

    /** A task that is cancelled before its first step does not clean up. */
    private void forgetIfNeverRun(K key) {
      if (runs == 0) {
        loading.remove(key, this);
      }
    }

    private boolean isWanted(K key, int run) {
      return loading.get(key) == this && run == runs;
    }
  }
}
