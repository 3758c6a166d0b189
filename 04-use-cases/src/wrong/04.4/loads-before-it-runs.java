// Misconception: to ask for a coroutine is to start it.
// Fails: loadedOnceStarted
package asyncio.scrape;

final class SingleFlight<K, V> {

  Coroutine<V> get(K key) {
    Flight flight = flight(key);
    return async(flight::value);
  }
}
