// Misconception: a load has failed when somebody has seen that.
// Fails: askedWhenItFails
package asyncio.scrape;

final class SingleFlight<K, V> {

  private final class Flight {

    private V loadOrForget() {
      return await(load.apply(key));
    }

    V value() {
      if (task.isDone()) {
        return task.result();
      }
      waiting++;
      try {
        await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(task)));
        if (task.isCancelled() || task.exception() != null) {
          flights.remove(key, this);
        }
        return task.result();
      } finally {
        waiting--;
        if (waiting == 0) {
          end();
        }
      }
    }
  }
}
