// Misconception: a pool in which something has failed is broken.
// Fails: noLauncher, aGoodWorkerIsKept
package asyncio.compare;

public final class ProcessModel implements Model {

  private <R> List<R> sendAll(List<Shipment<R>> shipments) {
    var trips = new ArrayList<Future<ArrayList<R>>>();
    try {
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
      await(pool.shutdown(WaitingJobs.ARE_CANCELLED));
      pool = null;
      throw first;
    }
  }
}
