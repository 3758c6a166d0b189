// Alternative: who waits awaits a shield of the load.
package asyncio.scrape;

import static asyncio.Asyncio.shield;

final class SingleFlight<K, V> {

  private final class Flight {

    V value() {
      waiting++;
      try {
        return await(shield(task));
      } finally {
        waiting--;
        if (waiting == 0 && !task.isDone()) {
          flights.remove(key, this);
          task.cancel();
          try {
            await(task);
          } catch (Throwable gone) {
            // What comes of it is nobody's concern.
          }
        }
      }
    }
  }
}
