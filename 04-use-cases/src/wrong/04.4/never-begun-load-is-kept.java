// Misconception: a finally block runs in any case.
// Fails: othersCancelTheLoad
package asyncio.scrape;

final class SingleFlight<K, V> {

  private final class Flight {

    Flight(K key) {
      this.key = key;
      task = createTask(async(this::loadOrForget));
    }

    private V loadOrForget() {
      try {
        return await(load.apply(key));
      } catch (Throwable failure) {
        flights.remove(key, this);
        throw failure;
      }
    }

    boolean hasFailed() {
      return false;
    }
  }
}
