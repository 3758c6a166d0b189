// Misconception: a cache needs a lock.
// Fails: twoKeys, theFirstAskerIsCancelled, allAreCancelled, othersCancelTheLoad, aFailedLoad,
//   cancelledTwice, aLoadThatRefuses, aSlowServerInACrawl
// Replaces: the whole class
package asyncio.scrape;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.sync.Lock;
import asyncio.task.Coroutine;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

final class SingleFlight<K, V> {

  private final Function<? super K, Coroutine<V>> load;
  private final Map<K, V> values = new HashMap<>();
  private final Lock lock = new Lock();

  SingleFlight(Function<? super K, Coroutine<V>> load) {
    this.load = load;
  }

  Coroutine<V> get(K key) {
    return async(
        () -> {
          if (values.containsKey(key)) {
            return values.get(key);
          }
          try (var _ = await(lock.acquire())) {
            if (!values.containsKey(key)) {
              values.put(key, await(load.apply(key)));
            }
            return values.get(key);
          }
        });
  }
}
