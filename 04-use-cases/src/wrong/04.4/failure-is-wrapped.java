// Misconception: who waits for a load gets an exception of its own, with the load's as its cause.
// Fails: aFailedLoad, askedWhenItFails, askedBeforeTheyKnow
package asyncio.scrape;

import java.util.concurrent.CompletionException;

final class SingleFlight<K, V> {

  private final class Flight {

    Flight(K key) {
      this.key = key;
      task = createTask(async(this::loadOrWrap));
    }

    private V loadOrWrap() {
      try {
        return await(load.apply(key));
      } catch (RuntimeException failure) {
        throw new CompletionException(failure);
      }
    }
  }
}
