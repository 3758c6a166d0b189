// Misconception: a value is as old as its load.
// Fails: ageFromTheEnd
// Replaces: the whole class
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

public final class LoadingCache<K, V> {

  private final Function<? super K, Coroutine<V>> load;
  private final CacheSettings settings;

  private final SequencedMap<K, Kept<V>> kept = new LinkedHashMap<>(16, 0.75f, true);

  private final Map<K, Loading> loading = new HashMap<>();

  public LoadingCache(Function<? super K, Coroutine<V>> load, CacheSettings settings) {
    this.load = load;
    this.settings = settings;
  }

  public Coroutine<V> get(K key) {
    return async(() -> valueOf(key));
  }

  private V valueOf(K key) {
    Kept<V> value = kept.get(key);
    if (value == null || isOlder(value, settings.timeToLive().toNanos())) {
      return await(loadOnce(key));
    }
    if (isOlder(value, settings.refreshAfter().toNanos()) && !loading.containsKey(key)) {
      Coroutine<V> refreshed = loadOnce(key);
      createTask(async(() -> refresh(key, refreshed)));
    }
    return value.value();
  }

  private static boolean isOlder(Kept<?> value, long nanos) {
    return EventLoop.running().time() - value.since() >= nanos;
  }

  private Coroutine<V> loadOnce(K key) {
    return loading.computeIfAbsent(key, _ -> new Loading()).once.apply(key);
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

  public void invalidate(K key) {
    kept.remove(key);
    loading.remove(key);
  }

  public int size() {
    return kept.size();
  }

  private void keep(K key, V value, long began) {
    kept.put(key, new Kept<>(value, began));
    if (kept.size() > settings.most()) {
      kept.pollFirstEntry();
    }
  }

  private record Kept<V>(V value, long since) {}

  private final class Loading {

    private final Function<K, Coroutine<V>> once = Loads.once(key -> async(() -> run(key)));
    private int runs;

    private V run(K key) {
      long began = EventLoop.running().time();
      int run = ++runs;
      try {
        V value = await(load.apply(key));
        if (isWanted(key, run)) {
          keep(key, value, began);
        }
        return value;
      } finally {
        if (isWanted(key, run)) {
          loading.remove(key);
        }
      }
    }

    private boolean isWanted(K key, int run) {
      return loading.get(key) == this && run == runs;
    }
  }
}
