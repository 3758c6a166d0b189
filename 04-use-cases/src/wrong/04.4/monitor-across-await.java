// Misconception: computeIfAbsent of a ConcurrentHashMap loads a value once, also here.
// Fails: oneLoadForAll, theFirstAskerIsCancelled, aLaterAskerIsCancelled, allAreCancelled,
//   othersCancelTheLoad, aFailedLoad, cancelledTwice, aLoadThatRefuses, nullIsAValue,
//   cancelAnAskerAtEveryMoment, aSlowServerInACrawl
// Replaces: the whole class
package asyncio.scrape;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

final class SingleFlight<K, V> {

  private final Function<? super K, Coroutine<V>> load;
  private final Map<K, V> values = new ConcurrentHashMap<>();

  SingleFlight(Function<? super K, Coroutine<V>> load) {
    this.load = load;
  }

  Coroutine<V> get(K key) {
    return async(() -> values.computeIfAbsent(key, _ -> await(load.apply(key))));
  }
}
