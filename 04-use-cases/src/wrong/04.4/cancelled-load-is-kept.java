// Misconception: only what was loaded to its end can be found.
// Fails: allAreCancelled
package asyncio.scrape;

final class SingleFlight<K, V> {

  private final class Flight {

    private V loadOrForget() throws Exception {
      try {
        return await(load.apply(key));
      } catch (Exception failure) {
        flights.remove(key, this);
        throw failure;
      }
    }

    private void end() {
      if (!task.isDone()) {
        task.cancel();
      }
      await(gatherSettled(List.of(task)));
    }
  }
}
