// Misconception: what was loaded is kept, however it ended.
// Fails: aFailedLoad, askedWhenItFails
package asyncio.scrape;

final class SingleFlight<K, V> {

  private final class Flight {

    private V loadOrForget() {
      return await(load.apply(key));
    }
  }
}
