// Misconception: to await a task is to wait for it.
// Fails: theFirstAskerIsCancelled, aLaterAskerIsCancelled, allAreCancelled, cancelledTwice,
//   aLoadThatRefuses, cancelAnAskerAtEveryMoment
package asyncio.scrape;

final class SingleFlight<K, V> {

  private final class Flight {

    V value() {
      return await(task);
    }
  }
}
