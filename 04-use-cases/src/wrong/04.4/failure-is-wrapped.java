// Misconception: who waits for a load gets an exception of its own, with the load's as its cause.
// Fails: aFailedLoad, askedWhenItFails
package asyncio.scrape;

import java.util.concurrent.CompletionException;

final class SingleFlight<K, V> {

  private final class Flight {

    private V loadOrForget() {
      try {
        return await(load.apply(key));
      } catch (RuntimeException failure) {
        flights.remove(key, this);
        throw new CompletionException(failure);
      } catch (Throwable failure) {
        flights.remove(key, this);
        throw failure;
      }
    }
  }
}
