// Misconception: who waits for a load gets what it ends with.
// Fails: aLoadThatRefuses
package asyncio.scrape;

import asyncio.task.CancelledError;

final class SingleFlight<K, V> {

  private final class Flight {

    V value() {
      if (task.isDone()) {
        return task.result();
      }
      waiting++;
      try {
        await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(task)));
        waiting--;
      } catch (CancelledError cancelled) {
        waiting--;
        if (waiting > 0) {
          throw cancelled;
        }
        end();
      }
      return task.result();
    }
  }
}
