// Misconception: the first trip ends first.
// Fails: resultsInOrder
package asyncio.compare;

import static asyncio.Asyncio.asCompleted;

public final class ProcessModel implements Model {

  private <R> List<R> sendAll(List<Shipment<R>> shipments) {
    var trips = new ArrayList<Future<ArrayList<R>>>();
    try {
      for (Shipment<R> shipment : shipments) {
        trips.add(pool().submit(shipment));
      }
      var results = new ArrayList<R>();
      for (Future<ArrayList<R>> trip : asCompleted(trips)) {
        results.addAll(await(trip));
      }
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
