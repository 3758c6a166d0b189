// Misconception: a done callback runs when the task is done.
// Fails: askedWhenItFails
package asyncio.scrape;

final class SingleFlight<K, V> {

  private final class Flight {

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

    boolean hasFailed() {
      return false;
    }
  }
}
