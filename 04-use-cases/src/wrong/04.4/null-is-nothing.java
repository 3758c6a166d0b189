// Misconception: what is null is not there.
// Fails: nullIsAValue
package asyncio.scrape;

final class SingleFlight<K, V> {

  Coroutine<V> get(K key) {
    return async(
        () -> {
          Flight known = flights.get(key);
          if (known != null && known.task.isDone() && known.task.result() == null) {
            flights.remove(key);
          }
          return flights.computeIfAbsent(key, Flight::new).value();
        });
  }
}
