// Misconception: gather cancels everything when it is cancelled, so nothing is left to be done.
// Fails: killedByAnInterrupt
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
      if (!(first instanceof asyncio.task.CancelledError)) {
        trips.forEach(Future::cancel);
        if (workers != null) {
          workers.awaitGone();
        }
      }
      throw first;
    }
  }
}
