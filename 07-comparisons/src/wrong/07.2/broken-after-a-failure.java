// Misconception: after a failure the pool is closed.
// Fails: aGoodWorkerIsKept, aWorkerDies, theCallerIsInterrupted, aLambda, anotherProcess
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
      closePool();
      throw first;
    }
  }
}
