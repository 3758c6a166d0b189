// Misconception: who leaves last gives up the load.
// Fails: endedWhenCancelled
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
        if (waiting == 0) {
          end();
        }
        throw cancelled;
      }
      return task.result();
    }

    private void end() {
      flights.remove(key, this);
      task.cancel();
      await(gatherSettled(List.of(task)));
    }
  }
}
