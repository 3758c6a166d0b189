// Misconception: only what was loaded to its end can be found.
// Fails: allAreCancelled, othersCancelTheLoad
package asyncio.scrape;

final class SingleFlight<K, V> {

  private final class Flight {

    boolean hasFailed() {
      return task.isDone() && !task.isCancelled() && task.exception() != null;
    }

    private void end() {
      if (!task.isDone()) {
        task.cancel();
      }
      await(gatherSettled(List.of(task)));
    }
  }
}
