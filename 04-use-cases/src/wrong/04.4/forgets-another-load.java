// Misconception: a key has one load, and when that is gone, so is the key.
// Fails: allAreCancelled
package asyncio.scrape;

final class SingleFlight<K, V> {

  private final class Flight {

    private void end() {
      if (!task.isDone()) {
        flights.remove(key, this);
        task.cancel();
      }
      await(gatherSettled(List.of(task)));
      if (task.isCancelled()) {
        flights.remove(key);
      }
    }
  }
}
