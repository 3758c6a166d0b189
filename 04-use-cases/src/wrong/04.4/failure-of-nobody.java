// Misconception: a failure is reported only if somebody could still be told.
// Fails: aFailureOfNobody
package asyncio.scrape;

import asyncio.task.CancelledError;

final class SingleFlight<K, V> {

  private final class Flight {

    private void end() {
      if (!task.isDone()) {
        flights.remove(key, this);
        task.cancel();
      }
      while (!task.isDone()) {
        try {
          await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(task)));
        } catch (CancelledError again) {
          // It is cancelled already.
        }
      }
    }
  }
}
