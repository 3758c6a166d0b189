// Misconception: a cache keeps values.
// Fails: oneLoadForAll, theFirstAskerIsCancelled, aLaterAskerIsCancelled, allAreCancelled,
//   othersCancelTheLoad, aFailedLoad, cancelledTwice, aLoadThatRefuses, aSlowServerInACrawl
// Replaces: the whole class
package asyncio.scrape;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

final class SingleFlight<K, V> {

  private final Function<? super K, Coroutine<V>> load;
  private final Map<K, V> values = new HashMap<>();

  SingleFlight(Function<? super K, Coroutine<V>> load) {
    this.load = load;
  }

  Coroutine<V> get(K key) {
    return async(
        () -> {
          if (!values.containsKey(key)) {
            values.put(key, await(load.apply(key)));
          }
          return values.get(key);
        });
  }
}
