// Misconception: a task that was cancelled is gone.
// Fails: allAreCancelled, cancelledTwice, aLoadThatRefuses, aFailureOfNobody
package asyncio.scrape;

final class SingleFlight<K, V> {

  private final class Flight {

    private void end() {
      if (!task.isDone()) {
        flights.remove(key, this);
        task.cancel();
      }
    }
  }
}
