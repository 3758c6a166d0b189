// Misconception: nobody is cancelled twice.
// Fails: cancelledTwice, aFailureOfNobody
package asyncio.scrape;

final class SingleFlight<K, V> {

  private final class Flight {

    private void end() {
      if (!task.isDone()) {
        flights.remove(key, this);
        task.cancel();
      }
      await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(task)));
    }
  }
}
