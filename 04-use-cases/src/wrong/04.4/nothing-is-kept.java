// Misconception: a load that has ended is over.
// Fails: aValueIsKept, endedWhenCancelled, nullIsAValue, aSlowPage, robotsTxt, crawlDelay,
//   aSlowHandler, observing, overTheNetwork
package asyncio.scrape;

final class SingleFlight<K, V> {

  private V keptOnlyMeanwhile(K key) {
    Flight flight = flight(key);
    try {
      return flight.value();
    } finally {
      flights.remove(key, flight);
    }
  }

  Coroutine<V> get(K key) {
    return async(() -> keptOnlyMeanwhile(key));
  }
}
