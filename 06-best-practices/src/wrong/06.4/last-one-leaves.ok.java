// Alternative: who leaves a load that does not run takes it out of the map.
// Removes: Loading, beginRefresh, isOlder, keep, loadOnce, refresh, valueOf
package asyncio.perf;

import asyncio.Asyncio;
import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.scrape.Loads;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

public final class LoadingCache<K, V> {
  private final Map<K, Kept<V>> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<K, Load> loading = new HashMap<>();

  public Coroutine<V> get(K key) {
    return new Coroutine<>(() -> find(key));
  }

  private V find(K key) {
    Kept<V> found = kept.get(key);
    if (found == null) {
      return loadOf(key).get();
    }
    long age = EventLoop.running().time() - found.since;
    if (age >= settings.timeToLive().toNanos()) {
      return loadOf(key).get();
    }
    if (age >= settings.refreshAfter().toNanos() && !loading.containsKey(key)) {
      Load refresh = loadOf(key);
      Asyncio.createTask(new Coroutine<Void>(() -> refresh(refresh)))
          .addDoneCallback(_ -> refresh.left());
    }
    return found.value;
  }

  private Void refresh(Load refresh) {
    try {
      refresh.get();
    } catch (CancelledError cancelled) {
      throw cancelled;
    } catch (Throwable failure) {
      EventLoop.running()
          .callExceptionHandler(new ExceptionContext("refresh failed", failure, refresh.key));
    }
    return null;
  }

  private Load loadOf(K key) {
    return loading.computeIfAbsent(key, Load::new);
  }

  private final class Load {
    private final K key;
    private final Function<K, Coroutine<V>> once = Loads.once(this::run);
    private int lastRun;
    private boolean runs;

    Load(K key) {
      this.key = key;
    }

    V get() {
      try {
        return once.apply(key).await();
      } finally {
        left();
      }
    }

    void left() {
      if (!runs) {
        loading.remove(key, this);
      }
    }

    Coroutine<V> run(K key) {
      return new Coroutine<>(
          () -> {
            int run = ++lastRun;
            runs = true;
            try {
              V value = load.apply(key).await();
              if (run == lastRun && loading.get(key) == this) {
                keep(value);
              }
              return value;
            } finally {
              if (run == lastRun) {
                runs = false;
                loading.remove(key, this);
              }
            }
          });
    }

    private void keep(V value) {
      kept.put(key, new Kept<>(value, EventLoop.running().time()));
      if (kept.size() > settings.most()) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
  }
}
