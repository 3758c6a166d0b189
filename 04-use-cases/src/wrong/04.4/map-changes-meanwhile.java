// Misconception: there is one thread, so nothing happens within computeIfAbsent.
// Fails: oneLoadForAll, twoKeys, theFirstAskerIsCancelled, aLaterAskerIsCancelled, allAreCancelled,
//   othersCancelTheLoad, aFailedLoad, cancelledTwice, aLoadThatRefuses, nullIsAValue,
//   cancelAnAskerAtEveryMoment, aSlowServerInACrawl
package asyncio.scrape;

final class SingleFlight<K, V> {

  private final Map<K, V> values = new HashMap<>();

  Coroutine<V> get(K key) {
    return async(() -> values.computeIfAbsent(key, _ -> await(load.apply(key))));
  }
}
