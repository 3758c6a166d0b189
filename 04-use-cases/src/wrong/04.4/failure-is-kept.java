// Misconception: what was loaded is kept, however it ended.
// Fails: aFailedLoad, askedWhenItFails, askedBeforeTheyKnow
package asyncio.scrape;

final class SingleFlight<K, V> {

  private final class Flight {

    boolean hasFailed() {
      return task.isCancelled();
    }
  }
}
