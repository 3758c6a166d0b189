// Misconception: what is submitted is awaited.
// Fails: resultsInOrder, aFailure, killedProcessesTakeAWhile, theCallerIsInterrupted
package asyncio.compare;

public final class ProcessModel implements Model {

  private <R> List<R> sendAll(List<Shipment<R>> shipments) {
    var results = new ArrayList<R>();
    for (Shipment<R> shipment : shipments) {
      Future<ArrayList<R>> trip = pool().submit(shipment);
      try {
        results.addAll(await(trip));
      } catch (Throwable first) {
        trip.cancel();
        if (workers != null) {
          workers.awaitGone();
        }
        throw first;
      }
    }
    return results;
  }
}
