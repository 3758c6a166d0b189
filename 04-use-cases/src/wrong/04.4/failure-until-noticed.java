// Misconception: a load has failed when somebody has seen that.
// Fails: askedWhenItFails, askedBeforeTheyKnow
package asyncio.scrape;

final class SingleFlight<K, V> {

  private final class Flight {

    private boolean noticed;

    boolean hasFailed() {
      return noticed;
    }

    V value() {
      if (task.isDone()) {
        return task.result();
      }
      waiting++;
      try {
        await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(task)));
        noticed = task.isCancelled() || task.exception() != null;
        return task.result();
      } finally {
        waiting--;
        if (waiting == 0) {
          end();
        }
      }
    }
  }
}
