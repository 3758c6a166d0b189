// Misconception: what is null is not there.
// Fails: nullIsAValue
package asyncio.scrape;

final class SingleFlight<K, V> {

  private final class Flight {

    boolean hasFailed() {
      return task.isDone()
          && (task.isCancelled() || task.exception() != null || task.result() == null);
    }
  }
}
