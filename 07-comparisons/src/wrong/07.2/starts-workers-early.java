// Misconception: a pool has its workers ready before it is asked.
// Fails: resultsInOrder, chunks, nullAndNothing, optionsAreKept
package asyncio.compare;

public final class ProcessModel implements Model {

  private ProcessPool pool() {
    if (pool == null) {
      workers = new KilledWorkers(launcherFor.apply(options.allowed()));
      pool = new ProcessPool(EventLoop.running(), options, workers);
    }
    return pool;
  }

  private <R> List<R> sendAll(List<Shipment<R>> shipments) {
    var trips = new ArrayList<Future<ArrayList<R>>>();
    try {
      await(pool().submit(new Shipment<R>(List.of())));
      for (Shipment<R> shipment : shipments) {
        trips.add(pool().submit(shipment));
      }
      var results = new ArrayList<R>();
      await(gather(trips)).forEach(results::addAll);
      return results;
    } catch (Throwable first) {
      trips.forEach(Future::cancel);
      if (workers != null) {
        workers.awaitGone();
      }
      throw first;
    }
  }
}
