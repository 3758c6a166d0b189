// Misconception: to ask for a coroutine is to start it.
// Fails: loadedOnceStarted
package asyncio.scrape;

final class SingleFlight<K, V> {

  Coroutine<V> get(K key) {
    Flight flight = flights.computeIfAbsent(key, Flight::new);
    return async(flight::value);
  }
}
