// Misconception: whoever awaits the trips in order hears of every failure in time.
// Fails: aFailure, killedProcessesTakeAWhile
package asyncio.compare;

public final class ProcessModel implements Model {

  private <R> List<R> sendAll(List<Shipment<R>> shipments) {
    var trips = new ArrayList<Future<ArrayList<R>>>();
    try {
      for (Shipment<R> shipment : shipments) {
        trips.add(pool().submit(shipment));
      }
      var results = new ArrayList<R>();
      for (Future<ArrayList<R>> trip : trips) {
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
