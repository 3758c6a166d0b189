// Alternative: who waits awaits a shield of the load, and the load is forgotten by a callback.
package asyncio.scrape;

import static asyncio.Asyncio.shield;

final class SingleFlight<K, V> {

  private final class Flight {

    private final K key;
    private final Task<V> task;
    private int waiting;

    Flight(K key) {
      this.key = key;
      task = createTask(load.apply(key));
      task.addDoneCallback(
          done -> {
            if (done.isCancelled() || done.exception() != null) {
              flights.remove(key, this);
            }
          });
    }

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
