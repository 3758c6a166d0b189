// Alternative: waits until all are done or one fails, and looks at the futures then.
package asyncio.compare;

import static asyncio.Asyncio.waitUntil;

import asyncio.task.ReturnWhen;

public final class ProcessModel implements Model {

  private <R> List<R> sendAll(List<Shipment<R>> shipments) {
    if (shipments.isEmpty()) {
      return List.of();
    }
    var trips = new ArrayList<Future<ArrayList<R>>>();
    try {
      shipments.forEach(shipment -> trips.add(pool().submit(shipment)));
      await(waitUntil(ReturnWhen.FIRST_EXCEPTION, trips));
      for (Future<ArrayList<R>> trip : trips) {
        if (trip.isDone()) {
          trip.result();
        }
      }
    } catch (Throwable first) {
      trips.forEach(Future::cancel);
      if (workers != null) {
        workers.awaitGone();
      }
      throw first;
    }
    var results = new ArrayList<R>();
    trips.forEach(trip -> results.addAll(trip.result()));
    return results;
  }
}
